package ai.agumbe.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Held against a parser that the world has tested: what it takes we take, what it refuses we refuse. */
class TreeReaderTest {
    private static final int ROUNDS = 20_000;
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?\\d{5,}");
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void whatIsReadIsWrittenToTheCharacter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String text = new RandomJson(random, "").object();

            assertThat(new String(Json.write(Json.readObject(utf8(text))), StandardCharsets.UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void readsWhatJacksonReads() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] text = utf8(new RandomJson(random, " \n\t\r").object());

            JsonNode theirs = JACKSON.readTree(text);
            JsonNode ours = Json.readObject(text);

            assertThat(JACKSON.readTree(ours.toString()))
                    .as("seed %d: %s", seed, new String(text, StandardCharsets.UTF_8))
                    .isEqualTo(theirs);
        }
    }

    @Test
    void refusesWhatJacksonRefuses() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] text = mutated(utf8(new RandomJson(random, " ").object()), random);
            boolean hugeExponent = HUGE_EXPONENT
                    .matcher(new String(text, StandardCharsets.UTF_8))
                    .find();
            if (hugeExponent) {
                continue;
            }

            boolean taken = isTaken(text);

            assertThat(taken)
                    .as("seed %d: %s", seed, new String(text, StandardCharsets.UTF_8))
                    .isEqualTo(Utf8.isValid(text) && isTakenByJackson(text));
            refused += taken ? 0 : 1;
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
    }

    @Test
    void longTextsEndWhereTheyEnd() throws IOException {
        for (String odd : List.of("\"", "\\\"", "\\n", "\\u00e4", "ä", "\u0001", "\ud83d\ude00", "")) {
            for (int before = 0; before < 200; before++) {
                byte[] text = utf8("{\"a\":\"" + "x".repeat(before) + odd + "y".repeat(97) + "\",\"b\":1}");

                assertThat(isTaken(text)).as("%d %s", before, odd).isEqualTo(isTakenByJackson(text));
                if (isTaken(text)) {
                    assertThat(Json.readObject(text).path("a").textValue())
                            .isEqualTo(JACKSON.readTree(text).path("a").textValue());
                    assertThat(Json.write(Json.readObject(text))).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWhereverTheyStand() {
        for (String around : List.of(
                "{\"a\":\"*\"}",
                "{\"*\":1}",
                "{\"a\":*1}",
                "{\"a\":1}*",
                "*{}",
                "{\"a\":\"" + "x".repeat(100) + "*\"}")) {
            for (String odd : List.of("\u00c3(", "\u00ff", "\u00ed\u00a0\u0080", "\u00c0\u0080")) {
                byte[] bytes = around.replace("*", odd).getBytes(StandardCharsets.ISO_8859_1);

                assertThat(isTaken(bytes)).as(around).isFalse();
            }
        }
    }

    @Test
    void nothingFollowsTheEnd() {
        for (String behind : List.of("x", "{}", ",", "ä", "\u00a0", "\ufeff", "\0")) {
            assertThat(isTaken(utf8("{\"a\":1}" + behind))).as(behind).isFalse();
        }
    }

    @Test
    void saysWhereItIsWrong() {
        assertWrongAt("{\"messages\":[{\"role\":\"user\"},{\"content\":tru}]}", "messages[1].content");
        assertWrongAt("{\"a\":{\"b\":1,\"b\":2}}", "a.b");
        assertWrongAt("{\"a\":[[],[01]]}", "a[1][0]");
        assertWrongAt("{\"a\":1,}", "a");
        assertWrongAt("{\"a\":\"\\x\"}", "a");
    }

    @Test
    void nestingAndNumbersHaveLimits() {
        String deep = "{\"a\":" + "[".repeat(Json.MAX_DEPTH - 1) + "]".repeat(Json.MAX_DEPTH - 1) + "}";

        assertThat(Json.readObject(utf8(deep)).path("a").isArray()).isTrue();
        assertThatThrownBy(() -> Json.readObject(utf8("{\"a\":" + deep + "}")))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.readObject(utf8("{\"a\":1" + "0".repeat(1_000) + "}")))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.readObject(utf8("{\"a\":1e99999}"))).isInstanceOf(MalformedJsonException.class);
    }

    private static void assertWrongAt(String text, String path) {
        assertThatThrownBy(() -> Json.readObject(utf8(text)))
                .isInstanceOfSatisfying(
                        MalformedJsonException.class,
                        wrong -> assertThat(wrong.path()).isEqualTo(path));
    }

    private static boolean isTaken(byte[] text) {
        try {
            return Json.readObject(text) != null;
        } catch (MalformedJsonException refused) {
            return false;
        }
    }

    private static boolean isTakenByJackson(byte[] text) throws IOException {
        try {
            return JACKSON.readTree(text).isObject();
        } catch (JsonProcessingException refused) {
            return false;
        }
    }

    private static byte[] mutated(byte[] text, Random random) {
        byte[] out = text.clone();
        String marks = "{}[]\":,\\0123456789.eE+-tfn u\u0001\u007f ";
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            out[random.nextInt(out.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
        }
        return out;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

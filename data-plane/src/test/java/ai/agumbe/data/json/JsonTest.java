package ai.agumbe.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatIsReadIsWrittenWithTheSameDigitsAndTheSameCharacters() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal fraction =
                    new BigDecimal(new BigInteger(1 + random.nextInt(200), random), random.nextInt(80) - 20);
            BigInteger whole = new BigInteger(1 + random.nextInt(300), random);
            String text = text(random);
            ObjectNode tree =
                    Json.object().put("fraction", fraction).put("whole", whole).put("text", text);

            ObjectNode back = Json.readObject(Json.write(tree));

            String which = "seed " + seed;
            assertThat(back.path("fraction").decimalValue().toString())
                    .as(which)
                    .isEqualTo(fraction.toString());
            assertThat(back.path("whole").bigIntegerValue()).as(which).isEqualTo(whole);
            assertThat(back.path("text").textValue()).as(which).isEqualTo(text);
        }
    }

    /** Any characters, half surrogate pairs among them. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x1_0000));
                case 2 -> text.appendCodePoint(0x1_0000 + random.nextInt(0x1_0000));
                default -> text.append((char) (0xD800 + random.nextInt(0x800)));
            }
        }
        return text.toString();
    }

    @Test
    void membersKeepTheirOrderAndNumbersTheirZeros() {
        String body = "{\"z\":1.10,\"a\":[0.0,1.000,100],\"m\":{\"b\":null,\"a\":true}}";

        assertThat(new String(Json.write(read(body)), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void longTextsAreRead() {
        String text = "x".repeat(25_000_000);

        assertThat(read("{\"a\":\"" + text + "\"}").path("a").textValue()).hasSameSizeAs(text);
    }

    @Test
    void treesAreTheCallersToChange() {
        ObjectNode tree = read("{\"a\":[1]}");
        ((ArrayNode) tree.path("a")).add(2);

        assertThat(new String(Json.write(tree), StandardCharsets.UTF_8)).isEqualTo("{\"a\":[1,2]}");
    }

    private static ObjectNode read(String body) {
        return Json.readObject(body.getBytes(StandardCharsets.UTF_8));
    }
}

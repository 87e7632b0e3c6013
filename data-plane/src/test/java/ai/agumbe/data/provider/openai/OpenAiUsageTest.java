package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Buckets;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenAiUsageTest {
    private static JsonNode usage(String members) {
        return Json.readObject(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bucketsAreDisjoint() {
        JsonNode told =
                usage("\"prompt_tokens\":100,\"completion_tokens\":50,\"prompt_tokens_details\":{\"cached_tokens\":40},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":20}");

        assertThat(OpenAiUsage.read(told)).contains(new Tokens(60, 40, 0, 0, 30, 20));
    }

    @Test
    void soundAndPicturesHaveBucketsOfTheirOwn() {
        JsonNode told = usage("\"prompt_tokens\":100,\"completion_tokens\":50,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":40,\"audio_tokens\":25,\"image_tokens\":5},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":20,\"audio_tokens\":12,\"text_tokens\":38}");

        assertThat(OpenAiUsage.read(told)).contains(new Tokens(30, 40, 0, 0, 18, 20, new MediaTokens(25, 5, 12, 0)));
    }

    @Test
    void whateverIsToldTheBucketsAreDisjointAndComeToTheWhole() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int prompt = random.nextInt(1_000);
            int completion = random.nextInt(1_000);
            JsonNode told = usage("\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion
                    + ",\"prompt_tokens_details\":{"
                    + some(random, "cached_tokens", "cache_write_tokens", "audio_tokens")
                    + "},\"completion_tokens_details\":{"
                    + some(random, "reasoning_tokens", "audio_tokens", "image_tokens")
                    + "}");

            Tokens tokens = OpenAiUsage.read(told).orElseThrow();

            assertThat(tokens.prompt()).as("seed %s: %s", seed, told).isEqualTo(prompt);
            assertThat(tokens.completion()).as("seed %s: %s", seed, told).isEqualTo(completion);
            assertThat(Buckets.of(tokens)).as("seed %s: %s", seed, told).allMatch(bucket -> bucket >= 0);
        }
    }

    /** Some of these members, and not all of them small enough. */
    private static String some(Random random, String... names) {
        return Arrays.stream(names)
                .filter(name -> random.nextBoolean())
                .map(name -> "\"" + name + "\":" + (random.nextInt(1_200) - 100))
                .collect(Collectors.joining(","));
    }

    @Test
    void partsAreNeverLargerThanTheWholeNorNegative() {
        JsonNode told =
                usage("\"prompt_tokens\":10,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":40},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":-7}");

        assertThat(OpenAiUsage.read(told)).contains(new Tokens(0, 10, 0, 0, 5, 0));
        assertThat(OpenAiUsage.read(usage("\"prompt_tokens\":4,\"prompt_tokens_details\":null")))
                .contains(Tokens.of(4, 0));
    }

    @Test
    void whatMakesNoSenseIsNothing() {
        for (String members : new String[] {
            "",
            "\"prompt_tokens\":-1",
            "\"prompt_tokens\":\"7\"",
            "\"prompt_tokens\":100000001",
            "\"prompt_tokens\":1,\"completion_tokens\":9000000000000000000",
            "\"prompt_tokens\":99999999999999999999999"
        }) {
            assertThat(OpenAiUsage.read(usage(members))).as(members).isEmpty();
        }
        assertThat(OpenAiUsage.read(usage("\"usage\":null").path("usage"))).isEmpty();
    }
}

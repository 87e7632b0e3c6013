package ai.agumbe.data.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Buckets;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoogleUsageTest {
    @Test
    void soundAndPicturesHaveBucketsOfTheirOwnAndTheCacheTheRest() {
        JsonNode told = usage("""
                {"promptTokenCount":1000,"cachedContentTokenCount":300,"toolUsePromptTokenCount":50,
                 "candidatesTokenCount":90,"thoughtsTokenCount":10,
                 "promptTokensDetails":[{"modality":"TEXT","tokenCount":400},{"modality":"AUDIO","tokenCount":350},
                   {"modality":"IMAGE","tokenCount":258},{"modality":"VIDEO","tokenCount":42}],
                 "cacheTokensDetails":[{"modality":"AUDIO","tokenCount":200},{"modality":"TEXT","tokenCount":100}],
                 "toolUsePromptTokensDetails":[{"modality":"IMAGE","tokenCount":2}],
                 "candidatesTokensDetails":[{"modality":"TEXT","tokenCount":20},{"modality":"IMAGE","tokenCount":70}]}""");

        assertThat(GoogleUsage.read(told))
                .contains(new Tokens(340, 300, 0, 0, 20, 10, new MediaTokens(150, 260, 0, 70)));
    }

    @Test
    void whateverIsToldTheBucketsAreDisjointAndComeToTheWhole() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int prompt = random.nextInt(1_000);
            int answer = random.nextInt(1_000);
            JsonNode told = usage("{\"promptTokenCount\":" + prompt + ",\"cachedContentTokenCount\":"
                    + random.nextInt(1_200) + ",\"candidatesTokenCount\":" + answer + ",\"promptTokensDetails\":"
                    + details(random) + ",\"cacheTokensDetails\":" + details(random) + ",\"candidatesTokensDetails\":"
                    + details(random) + "}");

            Tokens tokens = GoogleUsage.read(told).orElseThrow();

            assertThat(tokens.prompt()).as("seed %s: %s", seed, told).isEqualTo(prompt);
            assertThat(tokens.completion()).as("seed %s: %s", seed, told).isEqualTo(answer);
            assertThat(Buckets.of(tokens)).as("seed %s: %s", seed, told).allMatch(bucket -> bucket >= 0);
        }
    }

    private static String details(Random random) {
        return random.nextBoolean()
                ? "null"
                : "[{\"modality\":\"AUDIO\",\"tokenCount\":" + random.nextInt(900)
                        + "},{\"modality\":\"IMAGE\",\"tokenCount\":" + random.nextInt(900) + "}]";
    }

    private static JsonNode usage(String json) {
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    }
}

package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads Converse's {@code usage}: tokens of the cache are counted beside the input. */
final class BedrockUsage {
    private BedrockUsage() {}

    static Tokens read(JsonNode usage) {
        long forAnHour = 0;
        for (JsonNode written : usage.path("cacheDetails")) {
            if (written.path("ttl").asText().equals("1h")) {
                forAnHour += ChatUsage.count(written.path("inputTokens"));
            }
        }
        long written = ChatUsage.count(usage.path("cacheWriteInputTokens"));
        forAnHour = Math.min(forAnHour, written);
        return new Tokens(
                ChatUsage.count(usage.path("inputTokens")),
                ChatUsage.count(usage.path("cacheReadInputTokens")),
                written - forAnHour,
                forAnHour,
                ChatUsage.count(usage.path("outputTokens")),
                0);
    }
}

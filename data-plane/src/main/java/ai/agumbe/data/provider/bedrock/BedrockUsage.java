package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads Converse's {@code usage}: tokens of the cache are counted beside the input. */
final class BedrockUsage {
    private BedrockUsage() {}

    /** Empty when Bedrock told nothing. */
    static Optional<Tokens> read(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long forAnHour = 0;
        for (JsonNode written : usage.path("cacheDetails")) {
            if (written.path("ttl").asText().equals("1h")) {
                forAnHour += ChatUsage.count(written.path("inputTokens"));
            }
        }
        long written = ChatUsage.count(usage.path("cacheWriteInputTokens"));
        forAnHour = Math.min(forAnHour, written);
        return Optional.of(new Tokens(
                ChatUsage.count(usage.path("inputTokens")),
                ChatUsage.count(usage.path("cacheReadInputTokens")),
                written - forAnHour,
                forAnHour,
                ChatUsage.count(usage.path("outputTokens")),
                0));
    }
}

package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.Optional;

/** Reads Cohere's {@code usage}: what is billed where it says so, else what the model saw. */
final class CohereUsage {
    private CohereUsage() {}

    /** Empty when Cohere told nothing. */
    static Optional<Tokens> read(JsonNode usage) {
        JsonNode billed = usage.path("billed_units");
        JsonNode counts = billed.has("input_tokens") || billed.has("output_tokens") ? billed : usage.path("tokens");
        if (!counts.isObject()) {
            return Optional.empty();
        }
        long input = count(counts.path("input_tokens"));
        long cached = Math.min(input, count(usage.path("cached_tokens")));
        return Optional.of(new Tokens(input - cached, cached, 0, 0, count(counts.path("output_tokens")), 0));
    }

    /** Cohere declares its counts as numbers that may have a fraction. */
    private static long count(JsonNode number) {
        return ChatUsage.count(number.isNumber() ? LongNode.valueOf(number.longValue()) : number);
    }
}

package ai.agumbe.data.provider;

import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the {@code usage} of OpenAI's Responses into disjoint buckets. */
final class ResponsesUsage {
    private ResponsesUsage() {}

    /** Empty when the provider told nothing. */
    static Optional<Tokens> read(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long input = ChatUsage.count(usage.path("input_tokens"));
        long output = ChatUsage.count(usage.path("output_tokens"));
        JsonNode inputDetails = usage.path("input_tokens_details");
        JsonNode outputDetails = usage.path("output_tokens_details");
        long cached = Math.min(input, ChatUsage.count(inputDetails.path("cached_tokens")));
        long reasoning = Math.min(output, ChatUsage.count(outputDetails.path("reasoning_tokens")));
        Tokens tokens = new Tokens(input - cached, cached, 0, 0, output - reasoning, reasoning);
        return Optional.of(ChatUsage.withMedia(tokens, inputDetails, outputDetails));
    }
}

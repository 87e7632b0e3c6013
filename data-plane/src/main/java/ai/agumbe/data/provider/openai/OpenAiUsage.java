package ai.agumbe.data.provider.openai;

import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads OpenAI's {@code usage} into disjoint buckets. */
final class OpenAiUsage {
    /** More than any model can read or write in one call; larger counts would only break the books. */
    private static final long MAX_TOKENS = 100_000_000;

    private OpenAiUsage() {}

    /** Empty when the provider told nothing that makes sense. */
    static Optional<Tokens> read(JsonNode usage) {
        long prompt = count(usage.path("prompt_tokens"));
        long completion = Math.max(0, count(usage.path("completion_tokens")));
        if (!usage.isObject() || prompt < 0 || Math.max(prompt, completion) > MAX_TOKENS) {
            return Optional.empty();
        }
        long cached = within(prompt, usage.path("prompt_tokens_details").path("cached_tokens"));
        long reasoning =
                within(completion, usage.path("completion_tokens_details").path("reasoning_tokens"));
        return Optional.of(new Tokens(prompt - cached, cached, 0, 0, completion - reasoning, reasoning));
    }

    private static long within(long whole, JsonNode part) {
        return Math.clamp(count(part), 0, whole);
    }

    private static long count(JsonNode number) {
        return number.canConvertToLong() ? number.longValue() : -1;
    }
}

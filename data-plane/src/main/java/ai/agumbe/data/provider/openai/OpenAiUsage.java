package ai.agumbe.data.provider.openai;

import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
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
        JsonNode details = usage.path("prompt_tokens_details");
        long cached = within(prompt, cached(usage, details));
        long written = within(prompt - cached, details.path("cache_write_tokens"));
        JsonNode answerDetails = usage.path("completion_tokens_details");
        JsonNode thought = answerDetails.path("reasoning_tokens");
        if (isBeside(prompt + completion, usage.path("total_tokens"), thought)) {
            completion += count(thought);
        }
        long reasoning = within(completion, thought);
        Tokens tokens = new Tokens(prompt - cached - written, cached, written, 0, completion - reasoning, reasoning);
        return Optional.of(ChatUsage.withMedia(tokens, details, answerDetails));
    }

    /** Where OpenAI says it, or where those do who counted before OpenAI did. */
    private static JsonNode cached(JsonNode usage, JsonNode details) {
        for (JsonNode told : List.of(
                details.path("cached_tokens"), usage.path("prompt_cache_hit_tokens"), usage.path("cached_tokens"))) {
            if (told.isNumber()) {
                return told;
            }
        }
        return MissingNode.getInstance();
    }

    /** Whether reasoning was counted beside the completion rather than within it: then the total says so. */
    private static boolean isBeside(long both, JsonNode total, JsonNode reasoning) {
        long thought = count(reasoning);
        return thought > 0 && thought <= MAX_TOKENS && count(total) == both + thought;
    }

    private static long within(long whole, JsonNode part) {
        return Math.clamp(count(part), 0, whole);
    }

    private static long count(JsonNode number) {
        return number.canConvertToLong() ? number.longValue() : -1;
    }
}

package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes what was sold as OpenAI's {@code usage}, and reads counts that providers tell. */
public final class ChatUsage {
    /** More than any model can read or write in one call; larger counts would only break the books. */
    private static final long MAX_TOKENS = 100_000_000;

    private ChatUsage() {}

    /** In OpenAI's shape: prompt tokens include the cached ones, completion tokens the reasoning. */
    public static ObjectNode of(Tokens tokens) {
        ObjectNode usage = Json.object();
        usage.put("prompt_tokens", tokens.prompt());
        usage.put("completion_tokens", tokens.completion());
        usage.put("total_tokens", tokens.total());
        ObjectNode prompt = usage.putObject("prompt_tokens_details");
        prompt.put("cached_tokens", tokens.cachedInput());
        long written = tokens.cacheWrite5m() + tokens.cacheWrite1h();
        if (written > 0) {
            prompt.put("cache_write_tokens", written);
        }
        ObjectNode completion =
                usage.putObject("completion_tokens_details").put("reasoning_tokens", tokens.reasoning());
        MediaTokens media = tokens.media();
        if (media != null) {
            prompt.put("audio_tokens", media.audioInput()).put("image_tokens", media.imageInput());
            completion.put("audio_tokens", media.audioOutput()).put("image_tokens", media.imageOutput());
        }
        return usage;
    }

    /** The same, with the tokens of sound and pictures that OpenAI's details tell in buckets of their own. */
    public static Tokens withMedia(Tokens tokens, JsonNode promptDetails, JsonNode completionDetails) {
        return tokens.ofWhich(
                count(promptDetails.path("audio_tokens")),
                count(promptDetails.path("image_tokens")),
                count(completionDetails.path("audio_tokens")),
                count(completionDetails.path("image_tokens")));
    }

    /** A provider's count; zero when there is none that makes sense. */
    public static long count(JsonNode number) {
        return number.canConvertToLong() && number.isIntegralNumber()
                ? Math.clamp(number.longValue(), 0, MAX_TOKENS)
                : 0;
    }
}

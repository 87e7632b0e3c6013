package ai.agumbe.data.surface;

import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the chunks of a stream told of its usage. */
public final class ToldUsage {
    private @Nullable Tokens told;

    /** Takes a chunk, whether or not it tells any. */
    public void read(JsonNode chunk) {
        JsonNode usage = chunk.path("usage");
        if (!usage.path("prompt_tokens").isIntegralNumber()) {
            return;
        }
        long input = usage.path("prompt_tokens").asLong();
        long output = usage.path("completion_tokens").asLong(0);
        JsonNode details = usage.path("prompt_tokens_details");
        long cached = Math.clamp(details.path("cached_tokens").asLong(0), 0, input);
        long written = Math.clamp(details.path("cache_write_tokens").asLong(0), 0, input - cached);
        JsonNode reasoned = usage.path("completion_tokens_details").path("reasoning_tokens");
        long reasoning = Math.clamp(reasoned.asLong(0), 0, output);
        told = new Tokens(input - cached - written, cached, written, 0, output - reasoning, reasoning);
    }

    /** @param otherwise what was sold, if no chunk told it */
    public Tokens or(Usage otherwise) {
        Tokens tokens = told;
        return tokens != null ? tokens : otherwise.tokens();
    }
}

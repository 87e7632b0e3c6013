package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.ChatHead;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.data.provider.StreamDialect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed message: its start, its blocks by deltas, its reason to stop, its end. */
final class AnthropicEvents implements StreamDialect {
    private final long now;
    private final AnthropicUsage usage = new AnthropicUsage();
    private @Nullable AnthropicBlockDeltas blocks;
    private boolean stopped;
    private boolean ended;

    AnthropicEvents(long now) {
        this.now = now;
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        ObjectNode event = Json.readObject(bytes);
        switch (event.path("type").asText()) {
            case "message_start" -> start(event.path("message"), out);
            case "content_block_start" -> begun().start(event.path("content_block"), out);
            case "content_block_delta" -> begun().delta(event.path("delta"), out);
            case "content_block_stop" -> begun().stop(out);
            case "message_delta" -> messageDelta(event, out);
            case "message_stop" -> ended = true;
            case "error" -> throw new BrokenStreamException(AnthropicFailures.ofEvent(event.path("error")));
            default -> {
                // ping, and what is yet to be invented: the API's reference says to let unknown events pass
            }
        }
    }

    private void start(JsonNode message, Consumer<Piece> out) {
        usage.update(message.path("usage"));
        Chunks chunks = new Chunks(new ChatHead(
                message.path("id").asText(), now, message.path("model").asText()));
        chunks.begin(0, out);
        blocks = new AnthropicBlockDeltas(chunks);
    }

    private void messageDelta(JsonNode event, Consumer<Piece> out) {
        usage.update(event.path("usage"));
        JsonNode reason = event.path("delta").path("stop_reason");
        if (reason.isTextual() && !stopped) {
            begun().chunks().finish(0, AnthropicAnswer.finishReason(reason.textValue()), out);
            stopped = true;
        }
    }

    private AnthropicBlockDeltas begun() {
        AnthropicBlockDeltas known = blocks;
        if (known == null) {
            throw MalformedJsonException.missing("message_start");
        }
        return known;
    }

    @Override
    public boolean saidItsLast() {
        return ended;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        usage.tokens().ifPresent(tokens -> begun().chunks().usage(tokens, out));
    }

    @Override
    public Usage usage(Usage estimate) {
        return stopped ? usage.whole(estimate) : usage.soFar(estimate);
    }
}

package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.NativeTally;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.provider.StreamTally;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Reads the events of a streamed message, which pass as they are under the resolved model's name. */
final class NativeMessageEvents implements StreamDialect {
    private final String model;
    private final AnthropicUsage usage = new AnthropicUsage();
    private final NativeTally tally = new NativeTally();
    private boolean ended;

    NativeMessageEvents(String model) {
        this.model = model;
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        ObjectNode event = Json.readObject(bytes);
        String type = event.path("type").asText();
        switch (type) {
            case "" -> throw MalformedJsonException.missing("type");
            case "error" -> throw new BrokenStreamException(AnthropicFailures.ofEvent(event.path("error")));
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> count(event.path("content_block"));
            case "content_block_delta" -> count(event.path("delta"));
            case "message_delta" -> {
                usage.update(event.path("usage"));
                if (event.path("delta").path("stop_reason").isTextual()) {
                    tally.finished();
                }
            }
            case "message_stop" -> ended = true;
            default -> {
                // whatever else there is passes too
            }
        }
        out.accept(new Piece.Native(type, event));
    }

    private void start(JsonNode message) {
        usage.update(message.path("usage"));
        if (message instanceof ObjectNode named) {
            named.put("model", model);
        }
    }

    private void count(JsonNode said) {
        for (String member : new String[] {"text", "thinking", "partial_json", "name"}) {
            tally.said(said.path(member).asText(""));
        }
    }

    @Override
    public boolean saidItsLast() {
        return ended;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        // the last event told all
    }

    @Override
    public Usage usage(Usage estimate) {
        return tally.isFinished() ? usage.whole(estimate) : usage.soFar(estimate);
    }

    @Override
    public StreamTally tally(Prompt prompt) {
        return tally;
    }
}

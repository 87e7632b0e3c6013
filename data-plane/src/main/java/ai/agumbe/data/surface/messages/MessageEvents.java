package ai.agumbe.data.surface.messages;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.Event;
import ai.agumbe.data.surface.EventWriter;
import ai.agumbe.data.surface.ToldUsage;
import ai.agumbe.data.surface.TurnListener;
import ai.agumbe.data.surface.TurnPart;
import ai.agumbe.data.surface.TurnReader;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a stream as Anthropic's events: the message's start, its blocks one after another, why it stopped, its end. */
public final class MessageEvents implements EventWriter, TurnListener {
    private static final String STOP = "message_stop";

    private final Prompt prompt;
    private final TurnReader reader = new TurnReader(this);
    private final ToldUsage usage = new ToldUsage();
    private List<Event> out = new ArrayList<>();
    private TurnPart open = new TurnPart.Text();
    private int blocks;
    private boolean begun;
    private boolean passesThrough;
    private String finishReason = "";
    private @Nullable String unusualEnd;

    public MessageEvents(Prompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public List<Event> write(Piece piece) {
        switch (piece) {
            case Piece.Chunk(ObjectNode body) -> read(body);
            case Piece.UsageChunk(ObjectNode body) -> usage.read(body);
            case Piece.Native(String name, ObjectNode body) -> pass(name, body);
            case Piece.Malformed() -> {
                // told in a comment
            }
        }
        return written();
    }

    private void pass(String name, ObjectNode body) {
        passesThrough = true;
        if (!name.equals(STOP)) {
            out.add(new Event(name, body));
        }
    }

    private void read(ObjectNode chunk) {
        usage.read(chunk);
        begin(chunk.path("id").asText(), chunk.path("model").asText());
        JsonNode choice = chunk.path("choices").path(0);
        reader.read(choice);
        if (choice.path("finish_reason").isTextual()) {
            finishReason = choice.path("finish_reason").textValue();
        }
    }

    private void begin(String chatId, String model) {
        if (begun) {
            return;
        }
        begun = true;
        ObjectNode message = MessageAnswer.begun(chatId, model);
        message.set("usage", MessageAnswer.usage(Tokens.of(prompt.estimatedTokens(), 0)));
        add("message_start", Json.object().set("message", message));
    }

    @Override
    public void open(TurnPart part) {
        open = part;
        switch (part) {
            case TurnPart.Call _ -> unusualEnd = "tool_use";
            case TurnPart.Refusal() -> unusualEnd = "refusal";
            case TurnPart.Text(), TurnPart.Thought(), TurnPart.HiddenThought _ -> {
                // how turns usually go
            }
        }
        ObjectNode start = Json.object().put("index", blocks);
        add("content_block_start", start.set("content_block", MessageBlocks.empty(part)));
    }

    @Override
    public void more(String text, JsonNode logprobs) {
        switch (open) {
            case TurnPart.Text(), TurnPart.Refusal() -> delta("text_delta", "text", text);
            case TurnPart.Thought() -> delta("thinking_delta", "thinking", text);
            case TurnPart.Call _ -> delta("input_json_delta", "partial_json", text);
            case TurnPart.HiddenThought _ -> {
                // it was told whole
            }
        }
    }

    private void delta(String type, String member, String text) {
        ObjectNode event = Json.object().put("index", blocks);
        event.putObject("delta").put("type", type).put(member, text);
        add("content_block_delta", event);
    }

    @Override
    public void close(JsonNode seal) {
        String signature = seal.path("signature").asText("");
        if (open instanceof TurnPart.Thought && !signature.isEmpty()) {
            delta("signature_delta", "signature", signature);
        }
        add("content_block_stop", Json.object().put("index", blocks));
        blocks++;
    }

    @Override
    public List<Event> complete(Usage sold) {
        if (!passesThrough) {
            begin("", prompt.model());
            reader.end();
            ObjectNode event = Json.object();
            event.putObject("delta")
                    .put("stop_reason", MessageAnswer.stopReason(finishReason, unusualEnd))
                    .putNull("stop_sequence");
            add("message_delta", event.set("usage", MessageAnswer.usage(usage.or(sold))));
        }
        add(STOP, Json.object());
        return written();
    }

    @Override
    public List<Event> fail(GatewayException refusal) {
        return List.of(new Event("error", MessageErrors.of(refusal)));
    }

    private void add(String name, ObjectNode body) {
        ObjectNode event = Json.object().put("type", name);
        event.setAll(body);
        out.add(new Event(name, event));
    }

    private List<Event> written() {
        List<Event> now = out;
        out = new ArrayList<>();
        return now;
    }
}

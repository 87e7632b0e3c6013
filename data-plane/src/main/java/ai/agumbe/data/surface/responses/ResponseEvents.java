package ai.agumbe.data.surface.responses;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.Event;
import ai.agumbe.data.surface.EventWriter;
import ai.agumbe.data.surface.ToldUsage;
import ai.agumbe.data.surface.TurnReader;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a stream as OpenAI's response events, numbered without gaps. */
public final class ResponseEvents implements EventWriter {
    private static final Set<String> LAST = Set.of("response.completed", "response.incomplete");

    private final Prompt prompt;
    private final ToldUsage usage = new ToldUsage();
    private List<Event> out = new ArrayList<>();
    private @Nullable Told told;
    private @Nullable Event last;
    private ObjectNode response = Json.object();
    private String finishReason = "";
    private long number;

    /** An answer in chat form that is being told. */
    private record Told(OutputItems items, TurnReader reader) {}

    public ResponseEvents(Prompt prompt) {
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
        number = body.path("sequence_number").asLong(number) + 1;
        if (body.path("response") instanceof ObjectNode known) {
            response = known;
        }
        if (LAST.contains(name)) {
            last = new Event(name, body);
        } else {
            out.add(new Event(name, body));
        }
    }

    private void read(ObjectNode chunk) {
        usage.read(chunk);
        Told telling = begun(chunk);
        ResponseAnswer.tier(response, chunk);
        JsonNode choice = chunk.path("choices").path(0);
        telling.reader().read(choice);
        if (choice.path("finish_reason").isTextual()) {
            finishReason = choice.path("finish_reason").textValue();
        }
    }

    private Told begun(JsonNode chunk) {
        Told known = told;
        if (known == null) {
            response = ResponseAnswer.begun(prompt, chunk);
            OutputItems items = new OutputItems(response.withArray("output"), this::add);
            known = new Told(items, new TurnReader(items));
            told = known;
            add("response.created", withResponse());
            add("response.in_progress", withResponse());
        }
        return known;
    }

    @Override
    public List<Event> complete(Usage sold) {
        Event passed = last;
        if (passed != null) {
            out.add(passed);
            return written();
        }
        Told telling = begun(Json.object().put("model", prompt.model()));
        ResponseAnswer.finish(response, finishReason, telling.items());
        telling.reader().end();
        response.set("usage", ResponseAnswer.usage(usage.or(sold)));
        add("response." + response.path("status").asText(), withResponse());
        return written();
    }

    @Override
    public List<Event> fail(GatewayException refusal) {
        String code = refusal.code().wireName();
        add(
                "error",
                Json.object()
                        .put("code", code)
                        .put("message", refusal.message())
                        .put("param", refusal.param()));
        response.put("status", "failed");
        response.putObject("error").put("code", code).put("message", refusal.message());
        add("response.failed", withResponse());
        return written();
    }

    private ObjectNode withResponse() {
        return Json.object().set("response", response.deepCopy());
    }

    private void add(String name, ObjectNode body) {
        ObjectNode event = Json.object().put("type", name).put("sequence_number", number++);
        event.setAll(body);
        out.add(new Event(name, event));
    }

    private List<Event> written() {
        List<Event> now = out;
        out = new ArrayList<>();
        return now;
    }
}

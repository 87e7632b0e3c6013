package ai.agumbe.data.provider;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a stream of OpenAI's Responses, whose events pass as they are under the resolved model's name. */
final class NativeResponseEvents implements StreamDialect {
    private final String model;
    private final NativeTally tally = new NativeTally();
    private final SoldTools tools = new SoldTools();
    private @Nullable Tokens told;
    private boolean ended;

    NativeResponseEvents(String model) {
        this.model = model;
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        ObjectNode event = Json.readObject(bytes);
        String type = event.path("type").asText();
        if (type.isEmpty()) {
            throw MalformedJsonException.missing("type");
        }
        if (event.path("response") instanceof ObjectNode response && response.has("model")) {
            response.put("model", model);
        }
        switch (type) {
            case "error" -> throw broken(event.path("error").isObject() ? event.path("error") : event);
            case "response.failed" -> throw broken(event.path("response").path("error"));
            case "response.completed", "response.incomplete" -> {
                ResponsesUsage.read(event.path("response").path("usage")).ifPresent(tokens -> told = tokens);
                tally.finished();
                ended = true;
            }
            case "response.output_item.done" -> {
                tools.count(event.path("item"));
                count(event);
            }
            default -> count(event);
        }
        out.accept(new Piece.Native(type, event));
    }

    private void count(JsonNode event) {
        JsonNode delta = event.path("delta");
        if (delta.isTextual()) {
            tally.said(delta.textValue());
        }
        tally.said(event.path("item").path("name").asText(""));
    }

    private static BrokenStreamException broken(JsonNode error) {
        boolean limited = error.path("code").asText().equals("rate_limit_exceeded");
        Fault fault = limited ? Fault.RATE_LIMITED : Fault.PROVIDER_FAILED;
        return new BrokenStreamException(Failure.of(fault, "The provider ended the stream with an error."));
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
        Tokens tokens = told;
        return (tokens != null ? Usage.told(tokens) : estimate).with(tools.calls());
    }

    @Override
    public StreamTally tally(Prompt prompt) {
        return tally;
    }
}

package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.BlockDeltas;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed answer: its start, its content, its plan and calls of tools, its end with the usage. */
final class CohereEvents implements StreamDialect {
    private final ProviderCall call;
    private final Instant now;
    private @Nullable Chunks chunks;
    private @Nullable BlockDeltas deltas;
    private @Nullable Tokens told;
    private boolean ended;

    CohereEvents(ProviderCall call, Instant now) {
        this.call = call;
        this.now = now;
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        ObjectNode event = Json.readObject(bytes);
        JsonNode message = event.path("delta").path("message");
        switch (event.path("type").asText()) {
            case "message-start" -> start(event, out);
            case "content-start", "content-delta" -> {
                begun().think(message.path("content").path("thinking").asText(""), out);
                begun().say(message.path("content").path("text").asText(""), out);
            }
            case "tool-plan-delta" -> begun().think(message.path("tool_plan").asText(""), out);
            case "tool-call-start" -> {
                JsonNode started = message.path("tool_calls");
                JsonNode function = started.path("function");
                begun().beginCall(
                                started.path("id").asText(),
                                function.path("name").asText(),
                                out);
                begun().arguments(function.path("arguments").asText(""), out);
            }
            case "tool-call-delta" ->
                begun().arguments(message.at("/tool_calls/function/arguments").asText(""), out);
            case "tool-call-end" -> begun().endBlock(out);
            case "citation-start" -> begun().annotate(message.path("citations"), out);
            case "message-end" -> end(event.path("delta"), out);
            default -> {
                // the ends of blocks, and what is yet to be invented
                if (!event.has("type") && event.path("message").isTextual()) {
                    throw broken();
                }
            }
        }
    }

    private void start(ObjectNode event, Consumer<Piece> out) {
        Chunks begun = new Chunks(CohereAnswer.head(event, call, now));
        begun.begin(0, out);
        chunks = begun;
        deltas = new BlockDeltas(begun);
    }

    private void end(JsonNode delta, Consumer<Piece> out) {
        Chunks begun = chunks;
        String reason = delta.path("finish_reason").asText("");
        if (begun == null || reason.isEmpty()) {
            throw MalformedJsonException.missing("finish_reason");
        }
        if (CohereAnswer.brokeOff(reason)) {
            throw broken();
        }
        ended = true;
        CohereUsage.read(delta.path("usage")).ifPresent(tokens -> told = tokens);
        begun.finish(0, CohereAnswer.finishReason(reason), out);
    }

    private static BrokenStreamException broken() {
        return new BrokenStreamException(
                Failure.of(Fault.PROVIDER_FAILED, "The provider ended the stream with an error."));
    }

    private BlockDeltas begun() {
        BlockDeltas known = deltas;
        if (known == null) {
            throw MalformedJsonException.missing("message-start");
        }
        return known;
    }

    @Override
    public boolean saidItsLast() {
        return ended;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        Tokens tokens = told;
        if (chunks != null && tokens != null) {
            chunks.usage(tokens, out);
        }
    }

    @Override
    public Usage usage(Usage estimate) {
        Tokens tokens = told;
        return tokens != null ? Usage.told(tokens) : estimate;
    }
}

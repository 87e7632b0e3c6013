package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a stream of OpenAI's chunks, which pass as they are. */
final class OpenAiChunks implements StreamDialect {
    private static final byte[] SENTINEL = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private @Nullable Tokens told;
    private boolean sentinelCame;

    @Override
    public void read(byte[] event, Consumer<Piece> out) {
        if (Arrays.equals(event, SENTINEL)) {
            sentinelCame = true;
            return;
        }
        ObjectNode chunk = Json.readObject(event);
        JsonNode error = chunk.path("error");
        if (error.isObject() || error.isTextual()) {
            throw new BrokenStreamException(OpenAiFailures.ofEvent(error));
        }
        OpenAiUsage.read(chunk.path("usage")).ifPresent(tokens -> told = tokens);
        boolean onlyUsage =
                chunk.path("choices").isEmpty() && chunk.path("usage").isObject();
        out.accept(onlyUsage ? new Piece.UsageChunk(chunk) : new Piece.Chunk(chunk));
    }

    @Override
    public boolean saidItsLast() {
        return sentinelCame;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        // the provider sent its usage chunk itself
    }

    @Override
    public Usage usage(Usage estimate) {
        Tokens tokens = told;
        return tokens != null ? Usage.told(tokens) : estimate;
    }
}

package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a stream of OpenAI's chunks, which pass as they are; usage that came along with text is told in a chunk of its own. */
final class OpenAiChunks implements StreamDialect {
    private static final byte[] SENTINEL = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final boolean accented;
    private @Nullable Tokens told;
    private @Nullable ObjectNode usageChunk;
    private boolean sentinelCame;

    /** @param accented whether the provider spells some things otherwise */
    OpenAiChunks(boolean accented) {
        this.accented = accented;
    }

    @Override
    public void read(byte[] event, Consumer<Piece> out) {
        if (Arrays.equals(event, SENTINEL)) {
            sentinelCame = true;
            return;
        }
        ObjectNode chunk = Json.readObject(event);
        JsonNode error = chunk.path("object").asText().equals("error") ? chunk : chunk.path("error");
        if (error.isObject() || error.isTextual()) {
            throw new BrokenStreamException(OpenAiFailures.ofEvent(error));
        }
        if (accented && AccentedAnswer.hear(chunk)) {
            throw new BrokenStreamException(OpenAiFailures.ofEvent(error));
        }
        JsonNode usage = chunk.path("usage");
        OpenAiUsage.read(usage.isObject() ? usage : chunk.path("x_groq").path("usage"))
                .ifPresent(tokens -> told = tokens);
        if (usage.isObject() && chunk.path("choices").isEmpty()) {
            usageChunk = null;
            out.accept(new Piece.UsageChunk(chunk));
            return;
        }
        if (usage.isObject()) {
            usageChunk = Chunks.alone(chunk, usage);
            chunk.remove("usage");
        }
        out.accept(new Piece.Chunk(chunk));
    }

    @Override
    public boolean saidItsLast() {
        return sentinelCame;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        ObjectNode chunk = usageChunk;
        if (chunk != null) {
            out.accept(new Piece.UsageChunk(chunk));
        }
    }

    @Override
    public Usage usage(Usage estimate) {
        Tokens tokens = told;
        return tokens != null ? Usage.told(tokens) : estimate;
    }
}

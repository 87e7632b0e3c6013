package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import java.util.function.Consumer;

/** Reads one stream's events into OpenAI's chunks, or passes them through as they are. Used by one thread. */
public interface StreamDialect {
    /**
     * Takes the data of one event.
     *
     * @throws ai.agumbe.data.json.MalformedJsonException when it cannot be read: it is skipped
     * @throws ai.agumbe.data.chat.BrokenStreamException when it tells of an error
     */
    void read(byte[] event, Consumer<Piece> out);

    /** Whether the provider said its last word; what follows is not waited for. */
    boolean saidItsLast();

    /** What is still to be told when the answer is complete. */
    void complete(Consumer<Piece> out);

    /**
     * What was sold so far.
     *
     * @param estimate what we would say ourselves
     */
    Usage usage(Usage estimate);

    /** What tells whether the answer is complete: of chunks, unless the events pass through. */
    default StreamTally tally(Prompt prompt) {
        return new ChunkTally(Math.max(1, prompt.chat().path("n").asInt(1)));
    }
}

package ai.agumbe.data.chat;

import org.jspecify.annotations.Nullable;

/** An answer that arrives in pieces. Pulled by one thread; closing early tells the provider to stop. */
public interface AnswerStream extends AutoCloseable {
    /**
     * Waits for the next piece; null means the answer is complete.
     *
     * @throws BrokenStreamException when it ended before it was complete
     */
    @Nullable Piece next();

    /** What was sold so far: the provider's word once it came, else an estimate. */
    Usage usage();

    @Override
    void close();
}

package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;

/** What the pieces of a stream have told so far: whether the answer is complete, and how much was said. */
public interface StreamTally {
    void count(Piece piece);

    /** Whether anything came that a caller could have used. */
    boolean hasContent();

    /** Whether the answer is complete, even if the provider's last word is still to come. */
    boolean isFinished();

    /** What the pieces roughly cost in tokens. */
    long estimatedTokens();
}

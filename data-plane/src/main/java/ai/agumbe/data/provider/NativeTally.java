package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.TokenEstimate;

/** What the events of a stream that passes through have told so far, as its reader understood them. */
public final class NativeTally implements StreamTally {
    private long characters;
    private boolean finished;

    /** Somebody could use this. */
    public void said(String text) {
        characters += text.length();
    }

    /** The provider gave its reason to stop. */
    public void finished() {
        finished = true;
    }

    @Override
    public void count(Piece piece) {
        // the reader counts: it alone knows the events
    }

    @Override
    public boolean hasContent() {
        return characters > 0 || finished;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public long estimatedTokens() {
        return TokenEstimate.ofText(characters);
    }
}

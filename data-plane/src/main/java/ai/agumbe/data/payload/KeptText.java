package ai.agumbe.data.payload;

import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.match.Detector;
import org.jspecify.annotations.Nullable;

/** A text that comes in pieces, as it may be kept; no longer than it needs to be. Used by one thread. */
final class KeptText {
    /** In such pieces long texts are read, so that not much more is read than is kept. */
    private static final int PIECE = 4_096;

    private final @Nullable Redactor redactor;
    private final int most;
    private final StringBuilder kept = new StringBuilder();

    /**
     * One without a word yet.
     *
     * @param detector finds what must not be kept; null where all may
     * @param most so many characters are enough
     */
    KeptText(@Nullable Detector detector, int most) {
        this.redactor = detector == null ? null : new Redactor(detector);
        this.most = most;
    }

    /** The same of a whole text. */
    static String of(String text, @Nullable Detector detector, int most) {
        KeptText whole = new KeptText(detector, most);
        whole.add(text);
        return whole.end();
    }

    void add(String more) {
        for (int from = 0; from < more.length() && !isFull(); from += PIECE) {
            CharSequence piece = more.subSequence(from, Math.min(more.length(), from + PIECE));
            kept.append(redactor == null ? piece : redactor.feed(piece));
        }
    }

    /** What can be said of one that goes on: what was held back could be half of what must not be kept. */
    String soFar() {
        return kept.toString();
    }

    /** Whether there is enough of it; what comes now is not looked at. */
    boolean isFull() {
        return kept.length() > most;
    }

    /** The text has ended, unless there is enough of it. */
    String end() {
        if (redactor != null && !isFull()) {
            kept.append(redactor.finish());
        }
        return soFar();
    }
}

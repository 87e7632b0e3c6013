package ai.agumbe.data.route;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that an exchange has made so far, in order, and the one that is being answered. Used by one thread. */
public final class Trail {
    private static final int STREAMING = 200;

    private final List<Try> tries = new ArrayList<>(2);
    private @Nullable Routed<?> answering;

    void lost(Routed<?> made, Failure failure) {
        answering = null;
        tries.add(new Try(
                made.target(),
                made.credential(),
                failure.fault().wireName(),
                failure.status(),
                made.sinceNanos(),
                failure.sold()));
    }

    void won(Routed<?> made) {
        answering = made;
    }

    /** Who answers is done, or is left, having sold that much; nothing happens when nobody answers. */
    public void ended(String outcome, Usage sold) {
        Routed<?> made = answering;
        if (made != null) {
            answering = null;
            tries.add(new Try(made.target(), made.credential(), outcome, STREAMING, made.sinceNanos(), sold));
        }
    }

    public List<Try> tries() {
        return List.copyOf(tries);
    }
}

package ai.agumbe.usage.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How one intake fares, for those who ask from other threads. */
final class IntakeState {
    final AtomicLong lag = new AtomicLong();
    private volatile @Nullable String trouble = "is joining its group";

    /** What it waits for; null when it is at work. */
    @Nullable String trouble() {
        return trouble;
    }

    void troubled(String what) {
        trouble = what;
    }

    void well() {
        trouble = null;
    }
}

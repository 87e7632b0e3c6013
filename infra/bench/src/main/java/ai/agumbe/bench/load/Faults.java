package ai.agumbe.bench.load;

import ai.agumbe.bench.failure.BenchFailure;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts calls that did not end as they should and keeps what the first of them said. */
final class Faults {
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final LongAdder count = new LongAdder();

    void add(String what) {
        first.compareAndSet(null, what);
        count.increment();
    }

    boolean any() {
        return first.get() != null;
    }

    void raise(String where) {
        var what = first.get();
        if (what != null) {
            throw new BenchFailure(where + ": " + count.sum() + " calls failed, the first with: " + what);
        }
    }
}

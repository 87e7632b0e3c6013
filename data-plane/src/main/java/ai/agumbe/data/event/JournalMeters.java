package ai.agumbe.data.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What operators see of the journal. */
final class JournalMeters {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final MeterRegistry registry;
    private final Counter damages;
    private final Counter failedAppends;
    private final Counter failedSyncs;
    private final Counter lostEndings;
    private final Counter droppedRefusals;
    private final Counter interrupted;

    JournalMeters(MeterRegistry registry) {
        this.registry = registry;
        damages = registry.counter("agumbe.journal.damages");
        failedAppends = registry.counter("agumbe.journal.failed.appends");
        failedSyncs = registry.counter("agumbe.journal.failed.syncs");
        lostEndings = registry.counter("agumbe.journal.lost.endings");
        droppedRefusals = registry.counter("agumbe.journal.dropped.refusals");
        interrupted = registry.counter("agumbe.journal.interrupted");
    }

    void watch(Segments segments, Backlog backlog, Fill fill, InstantSource clock) {
        Gauge.builder("agumbe.journal.bytes", segments, Segments::bytes).register(registry);
        Gauge.builder("agumbe.journal.fill", fill, Fill::share).register(registry);
        Gauge.builder("agumbe.journal.unsent", backlog, Backlog::unsent).register(registry);
        Gauge.builder(
                        "agumbe.journal.oldest.seconds",
                        backlog,
                        queue -> queue.oldestAgeMillis(clock.millis()) / MILLIS_PER_SECOND)
                .register(registry);
    }

    /** Stretches of bytes that are no records. */
    void damages(long count) {
        damages.increment((double) count);
    }

    void failedAppend() {
        failedAppends.increment();
    }

    /** The device did not keep what was appended. */
    void failedSync() {
        failedSyncs.increment();
    }

    /** An ending that found no room even in memory: it becomes {@code interrupted} at the next start. */
    void lostEnding() {
        lostEndings.increment();
    }

    void droppedRefusal() {
        droppedRefusals.increment();
    }

    void interrupted(long count) {
        interrupted.increment((double) count);
    }
}

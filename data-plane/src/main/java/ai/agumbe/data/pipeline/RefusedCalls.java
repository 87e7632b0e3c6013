package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.event.ExchangeJournal;
import ai.agumbe.data.event.Opening;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps calls that no provider was asked for. A key that is refused again and again for its limits, money or load leaves ten
 * rows a second, and one more for the rest of that second which says how many they were: it cannot flood what comes after us.
 */
@Singleton
public final class RefusedCalls implements AutoCloseable {
    private static final Set<Integer> REPEATED = Set.of(402, 429, 503);
    private static final long SECOND_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 100;

    private final ExchangeJournal journal;
    private final InstantSource clock;
    private final Counter summarized;
    /** Of keys that were refused within this second or the last. */
    private final ConcurrentHashMap<String, RefusedSecond> byKey = new ConcurrentHashMap<>();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("refused-calls").factory());

    RefusedCalls(ExchangeJournal journal, InstantSource clock, MeterRegistry metrics) {
        this.journal = journal;
        this.clock = clock;
        this.summarized = metrics.counter("agumbe.refusals.summarized");
        watch.scheduleWithFixedDelay(this::writeWhatIsOver, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void keep(Opening opening, Ending ending) {
        String key = opening.subject().keyId();
        if (key == null || !REPEATED.contains(ending.httpStatus())) {
            journal.refused(opening, ending);
            return;
        }
        long second = clock.millis() / SECOND_MILLIS;
        List<RefusedSecond> over = new ArrayList<>(1);
        List<Boolean> single = new ArrayList<>(1);
        byKey.compute(key, (same, present) -> {
            RefusedSecond current = present;
            if (current == null || current.second() < second) {
                if (current != null) {
                    over.add(current);
                }
                current = new RefusedSecond(second);
            }
            single.add(current.isSingle(opening, ending));
            return current;
        });
        over.forEach(this::write);
        if (single.getFirst()) {
            journal.refused(opening, ending);
        } else {
            summarized.increment();
        }
    }

    private void writeWhatIsOver() {
        writeBefore(clock.millis() / SECOND_MILLIS);
    }

    private void writeBefore(long second) {
        for (String key : byKey.keySet()) {
            List<RefusedSecond> over = new ArrayList<>(1);
            byKey.computeIfPresent(key, (same, present) -> {
                if (present.second() >= second) {
                    return present;
                }
                over.add(present);
                return null;
            });
            over.forEach(this::write);
        }
    }

    private void write(RefusedSecond over) {
        over.summaries().forEach(each -> journal.refused(each.opening(), each.ending()));
    }

    /** Writes what is left. */
    @Override
    @PreDestroy
    public void close() {
        watch.shutdownNow();
        writeBefore(Long.MAX_VALUE);
    }
}

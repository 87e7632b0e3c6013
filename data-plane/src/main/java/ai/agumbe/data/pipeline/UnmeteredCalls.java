package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.ExchangeJournal.OpenExchange;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.model.money.NanoUsd;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts calls that are served although the journal cannot keep them: nothing else will ever tell of them. */
@Singleton
final class UnmeteredCalls {
    private static final Logger LOG = LoggerFactory.getLogger(UnmeteredCalls.class);
    private static final long PAUSE_MILLIS = 60_000;

    /** Tenants that have series of their own. */
    private static final int MOST_TENANTS = 1_000;

    private static final String OTHER = "~other";

    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Map<String, String> named = new ConcurrentHashMap<>();
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong quietTill = new AtomicLong();

    UnmeteredCalls(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The call may go on; what it will have sold is counted when it has ended. */
    OpenExchange begin(String tenant) {
        String name = nameOf(tenant);
        metrics.counter("agumbe.unmetered.calls", "tenant", name).increment();
        untold.incrementAndGet();
        tell();
        return ending -> sold(name, Attempts.sold(ending.attempts()));
    }

    private void sold(String name, Amount sold) {
        metrics.counter("agumbe.unmetered.tokens", "tenant", name).increment((double) sold.tokens());
        metrics.counter("agumbe.unmetered.usd", "tenant", name)
                .increment(NanoUsd.dollars(sold.nanoUsd()).doubleValue());
    }

    private String nameOf(String tenant) {
        if (named.size() < MOST_TENANTS) {
            named.putIfAbsent(tenant, tenant);
        }
        return named.getOrDefault(tenant, OTHER);
    }

    /** Once in a while, however many they are. */
    private void tell() {
        long now = clock.millis();
        long till = quietTill.get();
        if (now >= till && quietTill.compareAndSet(till, now + PAUSE_MILLIS)) {
            LOG.atError()
                    .addKeyValue("calls", untold.getAndSet(0))
                    .log("calls are served unmetered: the journal cannot keep them");
        }
    }
}

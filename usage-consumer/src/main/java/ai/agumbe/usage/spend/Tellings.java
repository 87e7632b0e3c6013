package ai.agumbe.usage.spend;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators see of the publishing of spend. */
@Singleton
final class Tellings {
    private final Counter published;
    private final Counter corrections;
    private final AtomicInteger leads = new AtomicInteger();
    private final AtomicInteger accounts = new AtomicInteger();
    private volatile Instant completeTo = Instant.EPOCH;

    Tellings(MeterRegistry registry, InstantSource clock) {
        published = registry.counter("agumbe.spend.published");
        corrections = registry.counter("agumbe.spend.corrections");
        registry.gauge("agumbe.spend.leads", leads);
        registry.gauge("agumbe.spend.accounts", accounts);
        registry.gauge("agumbe.spend.behind.seconds", this, tellings -> tellings.behind(clock.instant()));
    }

    private double behind(Instant now) {
        return completeTo.equals(Instant.EPOCH) || leads.get() == 0
                ? 0
                : Duration.between(completeTo, now).toMillis() / 1e3;
    }

    void published(int windows) {
        published.increment(windows);
    }

    /** A sum was not what the ledger says. */
    void corrected() {
        corrections.increment();
    }

    void leads(boolean now) {
        leads.set(now ? 1 : 0);
    }

    void accounts(int count) {
        accounts.set(count);
    }

    void complete(Instant to) {
        completeTo = to;
    }
}

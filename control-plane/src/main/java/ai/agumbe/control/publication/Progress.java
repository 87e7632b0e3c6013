package ai.agumbe.control.publication;

import ai.agumbe.model.topic.NodeReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far config has got: the version the topic has, and what every node last said. */
@Singleton
public final class Progress {
    /** A node that was not heard of for so long is gone. */
    private static final Duration GONE = Duration.ofSeconds(60);

    private static final int MAX_NODES = 10_000;
    private final Map<String, NodeReport> nodes = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InstantSource clock;
    private long published;

    Progress(InstantSource clock, PrometheusMeterRegistry metrics) {
        this.clock = clock;
        Gauge.builder("agumbe.config.published.version", this, Progress::published)
                .register(metrics);
        Gauge.builder("agumbe.nodes", this, progress -> progress.nodes().size()).register(metrics);
    }

    /** What every node that is not gone last said. */
    public List<NodeReport> nodes() {
        lock.lock();
        try {
            forgetTheGone();
            return List.copyOf(nodes.values());
        } finally {
            lock.unlock();
        }
    }

    long published() {
        lock.lock();
        try {
            return published;
        } finally {
            lock.unlock();
        }
    }

    void published(long version) {
        lock.lock();
        try {
            published = Math.max(published, version);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void heard(NodeReport report) {
        lock.lock();
        try {
            if (nodes.size() >= MAX_NODES) {
                forgetTheGone();
            }
            if (nodes.size() < MAX_NODES || nodes.containsKey(report.id())) {
                nodes.merge(report.id(), report, (known, said) -> said.at().isBefore(known.at()) ? known : said);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something changed, at most that long. */
    @SuppressWarnings("WaitNotInLoop") // whoever waits looks at what changed, and waits again
    void awaitChange(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            if (!changed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                forgetTheGone();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetTheGone() {
        Instant oldest = clock.instant().minus(GONE);
        nodes.values().removeIf(report -> report.at().isBefore(oldest));
    }
}

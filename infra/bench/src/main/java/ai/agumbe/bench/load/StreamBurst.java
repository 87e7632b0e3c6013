package ai.agumbe.bench.load;

import ai.agumbe.bench.failure.BenchFailure;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many streams opened within a moment, each read to its end. */
public final class StreamBurst {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long FAULT_POLL_MILLIS = 100;

    private final EventLoops loops;
    private final PreparedCall call;
    private final StreamPlan plan;
    private final Latencies firstTokens;
    private final Latencies lateness;
    private final AtomicLong longestGap = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final CountDownLatch unfinished;
    private final Faults faults = new Faults();

    public StreamBurst(EventLoops loops, PreparedCall call, StreamPlan plan) {
        this.loops = loops;
        this.call = call;
        this.plan = plan;
        this.firstTokens = new Latencies(loops.count());
        this.lateness = new Latencies(loops.count());
        this.unfinished = new CountDownLatch(plan.streams());
    }

    /** Opens all streams and waits for the last to end; throws when one of them did not end as it should. */
    public StreamsTaken run() throws InterruptedException {
        var readers = new ArrayList<Reader>();
        long began = System.nanoTime();
        for (int index = 0; index < plan.streams(); index++) {
            int loop = index % loops.count();
            var reader = new Reader(loop, began + plan.openWithin().toNanos() * index / plan.streams());
            readers.add(reader);
            loops.after(reader.dueAt - began, loop, () -> loops.connect(loop, call, reader));
        }
        try {
            awaitAll(began + plan.length().multipliedBy(3).plus(GRACE).toNanos());
        } finally {
            readers.forEach(Connection::abandon);
        }
        return new StreamsTaken(firstTokens.take(), lateness.take(), longestGap.get(), events.get());
    }

    private void awaitAll(long deadline) throws InterruptedException {
        while (!unfinished.await(FAULT_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            faults.raise("streams");
            if (System.nanoTime() > deadline) {
                throw new BenchFailure("streams: " + unfinished.getCount() + " of " + plan.streams()
                        + " did not end (expected: all within three times their length)");
            }
        }
        faults.raise("streams");
    }

    private final class Reader extends Connection {
        private final EventScanner scanner = new EventScanner();
        private final int loop;
        private final long dueAt;
        private long lastEventAt;
        private boolean finished;

        Reader(int loop, long dueAt) {
            super(call, faults);
            this.loop = loop;
            this.dueAt = dueAt;
        }

        @Override
        void idle() {
            if (!finished) {
                send();
            }
        }

        @Override
        void piece(ByteBuf bytes, int from, int to) {
            int before = scanner.events();
            scanner.scan(bytes, from, to);
            if (scanner.events() > before) {
                arrived(System.nanoTime(), scanner.events() - before);
            }
        }

        private void arrived(long now, int count) {
            if (lastEventAt == 0) {
                firstTokens.record(loop, now - dueAt);
            } else {
                long gap = now - lastEventAt;
                longestGap.accumulateAndGet(gap, Math::max);
                lateness.record(loop, gap - plan.pace().toNanos());
            }
            // Events that came with another one waited for nothing of their own.
            for (int more = 1; more < count; more++) {
                lateness.record(loop, 0);
            }
            lastEventAt = now;
        }

        @Override
        void answered() {
            finished = true;
            events.addAndGet(scanner.events());
            if (scanner.failed() || !scanner.done() || scanner.events() < plan.chunks()) {
                faults.add("a stream of " + scanner.events() + " events, " + (scanner.done() ? "with" : "without")
                        + " its end" + (scanner.failed() ? ", with an error" : "") + " (expected: at least "
                        + plan.chunks() + " and [DONE])");
            }
            unfinished.countDown();
        }

        @Override
        void reconnect() {
            if (!finished) {
                broke("connection closed before the stream was asked for (expected: a reply)");
            }
        }
    }
}

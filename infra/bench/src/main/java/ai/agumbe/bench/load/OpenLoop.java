package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Calls that are due at a fixed rate whatever the side answers: times count from when a call was due, so a pause of the
 * side is seen by every call it delayed (no coordinated omission).
 */
public final class OpenLoop implements Traffic {
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final EventLoops loops;
    private final PreparedCall call;
    private final int connections;
    private final Latencies latencies;
    private final Faults faults = new Faults();
    private final List<Schedule> schedules = new ArrayList<>();
    private final Queue<Caller> callers = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    public OpenLoop(EventLoops loops, PreparedCall call, Rate rate) {
        this.loops = loops;
        this.call = call;
        this.connections = rate.connections();
        this.latencies = new Latencies(loops.count());
        for (int loop = 0; loop < loops.count(); loop++) {
            schedules.add(new Schedule(loop, rate.perSecond() / loops.count()));
        }
    }

    @Override
    public void start() {
        for (int connection = 0; connection < connections; connection++) {
            open(schedules.get(connection % schedules.size()));
        }
        schedules.forEach(schedule -> loops.loop(schedule.loop).execute(schedule::begin));
    }

    /** Calls that are due but have no reply count with the time they have waited so far. */
    @Override
    public Taken take() {
        check();
        var histogram = latencies.take();
        long answered = histogram.getTotalCount();
        for (var schedule : schedules) {
            loops.loop(schedule.loop).submit(schedule::recordUnsent).syncUninterruptibly();
        }
        histogram.add(latencies.take());
        return new Taken(histogram, answered);
    }

    @Override
    public void check() {
        faults.raise("open loop");
    }

    @Override
    public void close() {
        closed = true;
        callers.forEach(Connection::abandon);
    }

    private void open(Schedule schedule) {
        if (!closed) {
            var caller = new Caller(schedule);
            callers.add(caller);
            loops.connect(schedule.loop, call, caller);
        }
    }

    /** When this event loop's calls are due; touched by that loop alone. */
    private final class Schedule {
        private final int loop;
        private final double intervalNanos;
        private final ArrayDeque<Caller> free = new ArrayDeque<>();
        private long beganAt;
        private long next;
        private boolean waiting;

        Schedule(int loop, double perSecond) {
            this.loop = loop;
            this.intervalNanos = 1e9 / perSecond;
        }

        void begin() {
            beganAt = System.nanoTime() + LEAD_NANOS;
            waiting = true;
            loops.after(LEAD_NANOS, loop, this::woken);
        }

        void offer(Caller caller) {
            free.add(caller);
            sendDue();
        }

        private void woken() {
            waiting = false;
            sendDue();
        }

        private void sendDue() {
            long now = System.nanoTime();
            if (closed || beganAt == 0 || now < beganAt) {
                return;
            }
            while (dueAt(next) <= now && !free.isEmpty()) {
                free.remove().sendDueAt(dueAt(next++));
            }
            if (!waiting && dueAt(next) > now) {
                waiting = true;
                loops.after(dueAt(next) - now, loop, this::woken);
            }
        }

        private long dueAt(long index) {
            return beganAt + (long) (index * intervalNanos);
        }

        private void recordUnsent() {
            long now = System.nanoTime();
            for (long index = next; dueAt(index) < now; index++) {
                latencies.record(loop, now - dueAt(index));
            }
            callers.stream()
                    .filter(caller -> caller.schedule == this && caller.inFlight())
                    .forEach(caller -> latencies.record(loop, now - caller.dueAt));
        }
    }

    private final class Caller extends Connection {
        private final Schedule schedule;
        private long dueAt;

        Caller(Schedule schedule) {
            super(call, faults);
            this.schedule = schedule;
        }

        void sendDueAt(long due) {
            dueAt = due;
            send();
        }

        @Override
        void idle() {
            schedule.offer(this);
        }

        @Override
        void answered() {
            latencies.record(schedule.loop, System.nanoTime() - dueAt);
        }

        @Override
        void piece(ByteBuf bytes, int from, int to) {
            // Only the time of the whole reply counts here.
        }

        @Override
        void reconnect() {
            schedule.free.remove(this);
            callers.remove(this);
            open(schedule);
        }
    }
}

package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections that call again as soon as they are answered: shows the most a side can carry. */
public final class ClosedLoop implements Traffic {
    private final EventLoops loops;
    private final PreparedCall call;
    private final int connections;
    private final Latencies latencies;
    private final Faults faults = new Faults();
    private final Queue<Caller> callers = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    public ClosedLoop(EventLoops loops, PreparedCall call, int connections) {
        this.loops = loops;
        this.call = call;
        this.connections = connections;
        this.latencies = new Latencies(loops.count());
    }

    @Override
    public void start() {
        for (int connection = 0; connection < connections; connection++) {
            open(connection % loops.count());
        }
    }

    @Override
    public Taken take() {
        check();
        var histogram = latencies.take();
        return new Taken(histogram, histogram.getTotalCount());
    }

    @Override
    public void check() {
        faults.raise("closed loop");
    }

    @Override
    public void close() {
        closed = true;
        callers.forEach(Connection::abandon);
    }

    private void open(int loop) {
        if (!closed) {
            var caller = new Caller(loop);
            callers.add(caller);
            loops.connect(loop, call, caller);
        }
    }

    private final class Caller extends Connection {
        private final int loop;
        private long sentAt;

        Caller(int loop) {
            super(call, faults);
            this.loop = loop;
        }

        @Override
        void idle() {
            sentAt = System.nanoTime();
            send();
        }

        @Override
        void answered() {
            latencies.record(loop, System.nanoTime() - sentAt);
        }

        @Override
        void piece(ByteBuf bytes, int from, int to) {
            // Only the time of the whole reply counts here.
        }

        @Override
        void reconnect() {
            callers.remove(this);
            open(loop);
        }
    }
}

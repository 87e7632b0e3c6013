package ai.agumbe.local.e2e;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls without pause through all nodes, whole and streamed, each known by its own id; remembers what callers saw. */
public final class Traffic implements AutoCloseable {
    private static final int WORKERS = 8;
    private static final Duration BREATH = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Node> nodes;
    private final String model;
    private final String run;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Collection<Seen> seen = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean held;
    private volatile boolean ended;

    /** @param run stands before each call's number in its id */
    public Traffic(List<Node> nodes, String model, String run) {
        this.nodes = List.copyOf(nodes);
        this.model = model;
        this.run = run;
    }

    public Traffic begin() {
        for (int worker = 0; worker < WORKERS; worker++) {
            int node = worker % nodes.size();
            workers.add(Thread.ofPlatform().start(() -> callUntilEnded(node)));
        }
        return this;
    }

    /** Waits until that many more calls through the node were answered whole. */
    public void awaitWhole(int node, int more) {
        long before = whole(node);
        Eventually.within(PATIENCE, () -> whole(node), now -> now >= before + more);
    }

    /** Returns when no call is under way; none begins until {@link #goOn}. */
    public void hold() {
        held = true;
        Eventually.within(PATIENCE, underWay::get, calls -> calls == 0);
    }

    public void goOn() {
        held = false;
    }

    /** How many calls were refused so far. */
    public long refused() {
        return seen.stream().filter(call -> call.sight() == Sight.REFUSED).count();
    }

    /** Ends after the calls that are under way; all that callers saw. */
    public List<Seen> end() throws InterruptedException {
        close();
        for (Thread worker : workers) {
            worker.join();
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        ended = true;
    }

    private long whole(int node) {
        return seen.stream()
                .filter(call -> call.node() == node && call.sight() == Sight.WHOLE)
                .count();
    }

    private void callUntilEnded(int node) {
        while (!ended) {
            underWay.incrementAndGet();
            if (!held) {
                seen.add(call(node, numbers.incrementAndGet()));
            }
            underWay.decrementAndGet();
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private Seen call(int node, int number) {
        String id = run + "-" + number;
        String text = "Word ".repeat(1 + number % 17);
        boolean streamed = number % 2 == 0;
        String body = streamed ? Prompts.stream(model, text) : Prompts.chat(model, text);
        String withId = body.substring(0, body.length() - 1) + ",\"sim_id\":\"" + id + "\"}";
        try {
            Answer answer = Wire.trySend(
                    nodes.get(node).request("POST", "/chat/completions", withId).header("x-request-id", id));
            if (answer.status() != 200) {
                return new Seen(id, node, Sight.REFUSED, answer.toString());
            }
            boolean whole = streamed ? answer.streamedWhole() : answer.json().has("usage");
            return new Seen(id, node, whole ? Sight.WHOLE : Sight.BROKEN, answer.toString());
        } catch (IOException broken) {
            return new Seen(id, node, Sight.BROKEN, String.valueOf(broken));
        }
    }
}

package ai.agumbe.local.e2e;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Steady calls of every kind through all nodes: whole answers, streams, embeddings, calls that the provider refuses or
 * breaks off, and callers who leave. Each has its own id; what callers saw is kept in few bytes.
 */
final class SoakLoad implements AutoCloseable {
    private static final int WORKERS = 6;
    /** Some 100 calls a second in all. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private final SoakScene scene;
    private final Simulator simulator;
    private final List<Node> nodes;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Collection<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean ended;

    SoakLoad(SoakScene scene, Simulator simulator, List<Node> nodes) {
        this.scene = scene;
        this.simulator = simulator;
        this.nodes = List.copyOf(nodes);
    }

    SoakLoad begin() {
        for (int worker = 0; worker < WORKERS; worker++) {
            int node = worker % nodes.size();
            workers.add(Thread.ofPlatform().start(() -> callUntilEnded(node)));
        }
        return this;
    }

    /** Ends after the calls that are under way; all that callers saw. */
    List<Seen> end() throws InterruptedException {
        close();
        for (Thread worker : workers) {
            worker.join();
        }
        return List.copyOf(seen);
    }

    /** Answers that were not what the call was to bring; the first of them. */
    List<String> surprises() {
        return surprises.stream().limit(20).toList();
    }

    @Override
    public void close() {
        ended = true;
    }

    private void callUntilEnded(int node) {
        while (!ended) {
            int number = numbers.incrementAndGet();
            String id = scene.tenant().id() + "-" + number;
            try {
                Sight sight = call(nodes.get(node), id, number);
                seen.add(new Seen(id, node, sight, ""));
            } catch (IOException | InterruptedException broken) {
                seen.add(new Seen(id, node, Sight.BROKEN, ""));
                surprises.add(id + ": " + broken);
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private Sight call(Node node, String id, int number) throws IOException, InterruptedException {
        String text = "Word ".repeat(1 + number % 17);
        return switch (number % 10) {
            case 0, 1, 2, 3 -> whole(node, id, Prompts.chat(scene.chat(), text));
            case 4, 5, 6 -> streamed(node, id, Prompts.stream(scene.chat(), text));
            case 7 -> embedded(node, id, text);
            case 8 -> number % 20 == 8 ? refused(node, id, text) : brokenOff(node, id, text);
            default -> left(node, id, text);
        };
    }

    private Sight whole(Node node, String id, String body) throws IOException {
        Answer answer = Wire.trySend(request(node, "/chat/completions", id, body));
        return seen(id, answer, answer.status() == 200 && answer.json().has("usage"));
    }

    private Sight streamed(Node node, String id, String body) throws IOException {
        Answer answer = Wire.trySend(request(node, "/chat/completions", id, body));
        return seen(id, answer, answer.status() == 200 && answer.streamedWhole());
    }

    private Sight embedded(Node node, String id, String text) throws IOException {
        String body = "{\"model\":\"%s\",\"input\":\"%s\"}".formatted(scene.vectors(), text);
        Answer answer = Wire.trySend(request(node, "/embeddings", id, body));
        return seen(id, answer, answer.status() == 200);
    }

    private Sight refused(Node node, String id, String text) throws IOException {
        Answer answer = Wire.trySend(request(node, "/chat/completions", id, Prompts.chat(scene.refusing(), text)));
        seen(id, answer, answer.status() == 400);
        return Sight.REFUSED;
    }

    private Sight brokenOff(Node node, String id, String text) throws IOException {
        // Among many answers of the same model, so that its breaker stays closed.
        simulator.scriptCall(id, "{\"cut_after\":3}");
        Answer answer = Wire.trySend(request(node, "/chat/completions", id, Prompts.stream(scene.chat(), text)));
        seen(id, answer, answer.status() == 200 && !answer.streamedWhole());
        return Sight.BROKEN;
    }

    private Sight left(Node node, String id, String text) throws IOException, InterruptedException {
        Wire.readAndLeave(request(node, "/chat/completions", id, Prompts.stream(scene.slow(), text)));
        return Sight.BROKEN;
    }

    private Sight seen(String id, Answer answer, boolean asExpected) {
        if (!asExpected) {
            surprises.add(id + ": " + answer);
        }
        return asExpected ? Sight.WHOLE : answer.status() == 200 ? Sight.BROKEN : Sight.REFUSED;
    }

    private static HttpRequest.Builder request(Node node, String path, String id, String body) {
        String withId = body.substring(0, body.length() - 1) + ",\"sim_id\":\"" + id + "\"}";
        return node.request("POST", path, withId).header("x-request-id", id);
    }
}

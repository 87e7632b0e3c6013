package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.process.ProcessTable;
import ai.agumbe.bench.scenario.RestartableNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The data plane of a system that was started for the run. */
public final class OwnNode implements RestartableNode {
    private static final String NAME = "data-plane-1";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final OwnStack stack;
    private final HttpRequest readiness;
    private final HttpRequest chat;
    private int keys;

    /** @param body a chat call that the key may make */
    public OwnNode(OwnStack stack, String key, String body) {
        URI node = stack.file().dataPlane();
        this.stack = stack;
        readiness = HttpRequest.newBuilder(node.resolve("/readyz"))
                .timeout(CALL_LIMIT)
                .build();
        chat = HttpRequest.newBuilder(node.resolve("/v1/chat/completions"))
                .timeout(CALL_LIMIT)
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void haveKeys(int count) {
        if (count > keys) {
            new KeyRecords(stack.file().kafka(), Registration.TENANT).publish(keys, count);
            keys = count;
        }
    }

    @Override
    public Started startAnew(Disk disk) throws InterruptedException {
        stack.stop(NAME);
        if (disk == Disk.EMPTY) {
            stack.deleteConfigCopy(NAME);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient()) {
            var starting = CompletableFuture.runAsync(() -> stack.start(NAME), threads);
            awaitReady(client, starting);
            long ready = System.currentTimeMillis();
            int status = statusOf(client, chat);
            long answered = System.currentTimeMillis();
            if (status != 200) {
                throw new BenchFailure("first call: status " + status + " (expected: 200)");
            }
            joined(starting);
            return started(ready, answered);
        } catch (IOException e) {
            throw new BenchFailure("first call: no answer", e);
        }
    }

    /** CPU time and memory are read when the start command has returned, a moment later. */
    private Started started(long ready, long answered) {
        var group = stack.file().processes().stream()
                .filter(each -> each.name().equals("data-plane"))
                .findFirst()
                .orElseThrow(() -> new BenchFailure(NAME + ": is not in stack.json"));
        long began = ProcessHandle.of(group.pids().getFirst())
                .flatMap(process -> process.info().startInstant())
                .orElseThrow(() -> new BenchFailure(NAME + ": died after its start"))
                .toEpochMilli();
        var only = List.of(new ProcessGroup("node", group.pids()));
        var table = ProcessTable.read();
        return new Started(
                ready - began,
                answered - began,
                table.cpuMicros(only).getOrDefault("node", 0L) / 1e3,
                table.memory(only).values().iterator().next());
    }

    private void awaitReady(HttpClient client, CompletableFuture<Void> starting) throws InterruptedException {
        long until = System.nanoTime() + LIMIT_NANOS;
        while (!isReady(client)) {
            if (starting.isCompletedExceptionally() || System.nanoTime() > until) {
                joined(starting);
                throw new BenchFailure(NAME + ": is not ready (expected: within a minute)");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            return statusOf(client, readiness) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int statusOf(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void joined(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw new BenchFailure(NAME + ": cannot be started", e);
        }
    }
}

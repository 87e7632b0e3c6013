package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.process.ProcessTable;
import ai.agumbe.bench.scenario.Books;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The usage-consumer of a system that was started for the run. */
public final class OwnBooks implements Books {
    private static final String NAME = "usage-consumer";
    private static final int CALLS = 200;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final Pattern STORED = Pattern.compile("agumbe_usage_records_stored_total\\{[^}]*\\} (\\S+)");
    private static final Pattern LAG = Pattern.compile("agumbe_usage_lag\\{[^}]*\\} (\\S+)");

    private final OwnStack stack;
    private final String key;
    private final String call;
    private List<ExchangeEvents.Sample> samples = List.of();
    private int laid;

    /** @param call the body of a chat call that the key may make */
    public OwnBooks(OwnStack stack, String key, String call) {
        this.stack = stack;
        this.key = key;
        this.call = call;
    }

    @Override
    public Laid lay(int exchanges, int tenants) throws InterruptedException {
        var events = new ExchangeEvents(stack.file().kafka(), Registration.TENANT);
        if (samples.isEmpty()) {
            makeCalls();
            samples = awaitSamples(events);
        }
        awaitNothingLeft();
        stack.stop(NAME);
        events.copy(samples, exchanges, tenants);
        laid = exchanges;
        var sample = samples.getFirst();
        return new Laid(sample.bytes(ExchangeEvents.USAGE), sample.bytes(ExchangeEvents.REQUESTS));
    }

    @Override
    public Entered enter() throws InterruptedException {
        var before = ProcessTable.read().cpuMicros(stack.file().processes());
        before.remove(NAME);
        stack.start(NAME);
        try (var client = HttpClient.newHttpClient()) {
            long until = System.nanoTime() + LIMIT_NANOS;
            long began = 0;
            for (double stored = 0; stored < 2.0 * laid; stored = sum(STORED, client)) {
                if (stored > 0 && began == 0) {
                    began = System.nanoTime();
                }
                if (System.nanoTime() > until) {
                    throw new BenchFailure(NAME + ": " + stored + " events entered (expected: " + 2 * laid + ")");
                }
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            var table = ProcessTable.read();
            var cpu = new HashMap<>(table.cpuMicros(stack.file().processes()));
            before.forEach((process, micros) -> cpu.merge(process, -micros, Long::sum));
            return new Entered(seconds, cpu, table.memory(stack.file().processes()));
        }
    }

    @Override
    public Shown shown(Instant from, Instant to) throws InterruptedException {
        awaitNothingLeft();
        return new BookTables(stack.file()).shown(Registration.TENANT, from, to);
    }

    private void makeCalls() throws InterruptedException {
        var request = HttpRequest.newBuilder(stack.file().dataPlane().resolve("/v1/chat/completions"))
                .timeout(Duration.ofSeconds(10))
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .header("x-agumbe-operation", "summarize-support-ticket")
                .header("x-agumbe-source-service", "support-desk-backend")
                .header("x-agumbe-workspace-id", "workspace-of-the-emea-support-desk")
                .header("x-agumbe-environment", "production")
                .POST(BodyPublishers.ofString(call))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            for (int made = 0; made < CALLS; made++) {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    throw new BenchFailure("call: status " + status + " (expected: 200)");
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("call: no answer", e);
        }
    }

    private static List<ExchangeEvents.Sample> awaitSamples(ExchangeEvents events) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var found = events.samples();
        while (found.size() < CALLS) {
            if (System.nanoTime() > until) {
                throw new BenchFailure("topics: " + found.size() + " exchanges (expected: " + CALLS + " or more)");
            }
            found = events.samples();
        }
        return found;
    }

    /** All that data planes sent is entered. */
    void awaitNothingLeft() throws InterruptedException {
        long until = System.nanoTime() + LIMIT_NANOS;
        try (var client = HttpClient.newHttpClient()) {
            while (sum(STORED, client) == 0 || sum(LAG, client) > 0) {
                if (System.nanoTime() > until) {
                    throw new BenchFailure(NAME + ": is behind (expected: not after ten minutes)");
                }
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        }
    }

    /** A metric of the usage-consumer over both topics, since its start. */
    private double sum(Pattern metric, HttpClient client) throws InterruptedException {
        URI metrics = stack.file().usageConsumer().resolve("/prometheus");
        try {
            var text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return metric.matcher(text)
                    .results()
                    .mapToDouble(match -> Double.parseDouble(match.group(1)))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}

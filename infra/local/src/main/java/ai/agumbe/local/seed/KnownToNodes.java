package ai.agumbe.local.seed;

import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until a data plane serves the demo tenant's key and the seeded aliases. */
public final class KnownToNodes {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 50;
    private static final String LAST_SEEDED = "\"embed-default\"";

    private final HttpClient client;

    public KnownToNodes(HttpClient client) {
        this.client = client;
    }

    public void await(String dataPlane, Seeded seeded) {
        HttpRequest models = HttpRequest.newBuilder(URI.create(dataPlane + "/api/v1/llm/models"))
                .timeout(CALL_LIMIT)
                .header("authorization", "Bearer " + seeded.apiKey())
                .build();
        Timer timer = new Timer();
        try {
            HttpResponse<String> answer = client.send(models, BodyHandlers.ofString());
            while (answer.statusCode() != 200 || !answer.body().contains(LAST_SEEDED)) {
                if (timer.hasPassed(LIMIT)) {
                    throw new StackFailure("seed: " + models.uri() + " answered " + answer.statusCode() + " without "
                            + LAST_SEEDED + " (expected: the seeded models within " + LIMIT.toSeconds() + " s)");
                }
                new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                answer = client.send(models, BodyHandlers.ofString());
            }
        } catch (IOException failure) {
            throw new StackFailure("seed: " + models.uri() + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("seed: interrupted");
        }
    }
}

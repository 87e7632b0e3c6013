package ai.agumbe.local.training;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The calls that a data plane answers while it is recorded: enough of each kind for its methods to count as hot. */
final class TrainingCalls {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;
    private static final int OF_EACH = 250;
    private static final String PROMPT =
            "\"model\":\"chat-default\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]";

    private final String dataPlane;

    TrainingCalls(String dataPlane) {
        this.dataPlane = dataPlane;
    }

    void make() {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            together(() -> {
                for (int call = 0; call < OF_EACH; call++) {
                    expect(200, client, chat("{" + PROMPT + "}", TrainingConfig.KEY));
                    expect(200, client, chat("{" + PROMPT + ",\"stream\":true}", TrainingConfig.KEY));
                }
            });
            expect(401, client, chat("{" + PROMPT + "}", "agk_nobody"));
            expect(200, client, at("/v1/models", TrainingConfig.KEY).build());
            expect(200, client, at("/prometheus", TrainingConfig.KEY).build());
        }
    }

    /** By several callers at once, as in earnest: a loop that has one call at a time takes other ways. */
    private static void together(Runnable calls) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < AT_ONCE; caller++) {
                all.add(callers.submit(calls));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new StackFailure("training: a call failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("training: interrupted");
        }
    }

    private HttpRequest chat(String body, String key) {
        return at("/v1/chat/completions", key)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder at(String path, String key) {
        return HttpRequest.newBuilder(URI.create(dataPlane + path))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + key);
    }

    private static void expect(int status, HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new StackFailure(
                        request.uri() + ": answered " + answer.statusCode() + " (expected: " + status + ")");
            }
        } catch (IOException failure) {
            throw new StackFailure(request.uri() + ": no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("training: interrupted");
        }
    }
}

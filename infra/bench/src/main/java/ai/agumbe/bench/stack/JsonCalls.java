package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP for everything that is not load. */
final class JsonCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SHOWN_CHARACTERS = 400;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final URI base;
    private final Map<String, String> headers;

    JsonCalls(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /** Sends and expects success; the answer's JSON, or a missing node when there is none. */
    JsonNode call(String method, String path, Object body) {
        var reply = send(method, path, body);
        if (reply.statusCode() / 100 != 2) {
            throw new BenchFailure("%s %s: status %d (expected: success) %s"
                    .formatted(method, base.resolve(path), reply.statusCode(), shortened(reply.body())));
        }
        return parsed(reply.body());
    }

    HttpResponse<String> send(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        request.header("content-type", "application/json");
        headers.forEach(request::header);
        try {
            var publisher = body.equals("")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            return client.send(request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchFailure(method + " " + base.resolve(path) + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure(method + " " + base.resolve(path) + ": interrupted");
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BenchFailure("reply: " + shortened(text) + " (expected: JSON)");
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS));
    }

    @Override
    public void close() {
        client.close();
    }
}

package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP as any client speaks it. */
public final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Wire() {}

    public static HttpRequest.Builder request(String method, String url, String body) {
        return request(method, url, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpRequest.Builder request(String method, String url, byte[] body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    /** The whole reply; fails when there is none. */
    public static Answer send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.build().uri() + ": no whole reply", failure);
        }
    }

    /** The whole reply, or what broke it. */
    public static Answer trySend(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> reply = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(reply.statusCode(), reply.headers(), reply.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Reads the first bytes of the reply and closes the connection. */
    public static void readAndLeave(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (InputStream reply =
                CLIENT.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            assertThat(reply.read()).isNotNegative();
        }
    }

    public static Answer get(String url) {
        return send(request("GET", url, ""));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException odd) {
            throw new AssertionError("no JSON: " + text.substring(0, Math.min(300, text.length())), odd);
        }
    }
}

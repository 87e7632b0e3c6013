package ai.agumbe.local.seed;

import ai.agumbe.local.layout.StackFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The control plane's admin API as the seed needs it. */
final class AdminApi {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client;
    private final String base;
    private final String token;

    AdminApi(HttpClient client, String controlPlane, String token) {
        this.client = client;
        this.base = controlPlane + "/api/v1/admin";
        this.token = token;
    }

    /** The object at the path; empty when there is none. */
    Optional<JsonNode> get(String path) {
        HttpResponse<String> answer = send("GET", path, "");
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(good("GET", path, answer));
    }

    JsonNode write(String method, String path, JsonNode body) {
        return good(method, path, send(method, path, body.toString()));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new StackFailure("seed: " + method + " " + path + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("seed: interrupted");
        }
    }

    /** What the control plane says of a refusal names members, never their secrets. */
    private static JsonNode good(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new StackFailure("seed: " + method + " " + path + " answered " + answer.statusCode() + " "
                    + answer.body() + " (expected: 2xx)");
        }
        try {
            return answer.body().isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(answer.body());
        } catch (IOException malformed) {
            throw new StackFailure("seed: " + method + " " + path + " answered no JSON", malformed);
        }
    }
}

package ai.agumbe.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** A simulator on a port of its own, and a caller of it. */
final class RunningSimulator implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Simulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningSimulator() throws Settings.Unusable {
        this.simulator = Simulator.start(new Settings("127.0.0.1", 0, null));
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return call("POST", path, body, headers);
    }

    JsonNode json(String path, String body, String... headers) throws Exception {
        HttpResponse<String> reply = post(path, body, headers);
        if (reply.statusCode() != 200) {
            throw new IllegalStateException("status: " + reply.statusCode() + " " + reply.body() + " (expected: 200)");
        }
        return JSON.readTree(reply.body());
    }

    JsonNode chat(String model, String... headers) throws Exception {
        return json("/v1/chat/completions", chatBody(model, Map.of()), headers);
    }

    static String chatBody(String model, Map<String, Object> more) {
        var body = JSON.createObjectNode().put("model", model);
        body.putArray("messages").addObject().put("role", "user").put("content", "Say something about rivers.");
        more.forEach(body::putPOJO);
        return JSON.valueToTree(body).toString();
    }

    void script(String model, String script) throws Exception {
        HttpResponse<String> reply = call("PUT", "/_sim/scripts/" + model, script);
        if (reply.statusCode() != 200) {
            throw new IllegalStateException("script refused: " + reply.body() + " (expected: 200)");
        }
    }

    JsonNode journal(long after) throws Exception {
        return JSON.readTree(call("GET", "/_sim/journal?after=" + after, "").body());
    }

    JsonNode lastSale() throws Exception {
        JsonNode data = journal(0).get("data");
        return data.get(data.size() - 1);
    }

    /** The newest entry once it is as wanted; fails after ten seconds. */
    JsonNode lastSaleWhen(Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode sale = lastSale();
        while (!wanted.test(sale)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("journal: still " + sale + " (expected: another state by now)");
            }
            sale = lastSale();
        }
        return sale;
    }

    /** A bare connection, for what no client does. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    static byte[] raw(String path, String body) {
        return ("POST " + path + " HTTP/1.1\r\nhost: sim\r\ncontent-length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + simulator.port() + path);
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}

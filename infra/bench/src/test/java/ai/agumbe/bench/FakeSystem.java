package ai.agumbe.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Control plane, data plane and simulated provider in one little server that only knows the bench's key. */
final class FakeSystem implements AutoCloseable {
    private static final String STREAM = "data: {}\n\n".repeat(30) + "data: [DONE]\n\n";

    private final HttpServer server;
    private final List<String> adminCalls = new CopyOnWriteArrayList<>();
    private volatile String key = "agk_bench";

    FakeSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/admin/", this::admin);
        server.createContext("/_sim/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/v1/chat/completions", this::infer);
        server.start();
    }

    List<String> adminCalls() {
        return adminCalls;
    }

    /** From now on the key that was handed out is refused. */
    void revokeTheKey() {
        key = "agk_other";
    }

    Path stackFile(Path folder) throws IOException {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Files.writeString(folder.resolve("stack.json"), """
                {"data_plane":["%1$s"],"control_plane":"%1$s","simulator":"%1$s","admin_token":"root",
                 "pids":{"data_plane":[%2$d],"control_plane":null}}
                """.formatted(
                        address, ProcessHandle.current().pid()));
    }

    private void admin(HttpExchange exchange) throws IOException {
        boolean allowed = "Bearer root".equals(exchange.getRequestHeaders().getFirst("authorization"));
        adminCalls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        answer(exchange, allowed ? 200 : 401, "{\"id\":\"k1\",\"api_key\":\"agk_bench\"}");
    }

    private void infer(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean governed = request.contains("\"@bench/");
        var credential = exchange.getRequestHeaders().getFirst("authorization");
        if (governed && !("Bearer " + key).equals(credential)) {
            answer(exchange, 401, "{\"error\":{\"code\":\"unauthorized\"}}");
        } else {
            answer(exchange, 200, request.contains("\"stream\":true") ? STREAM : "{\"choices\":[]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

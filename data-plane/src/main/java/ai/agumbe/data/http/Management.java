package ai.agumbe.data.http;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.Responder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** Liveness, readiness and metrics; everything else goes to the surface, when it shares the port. */
public final class Management implements Calls {
    private static final Set<String> VITAL = Set.of("/healthz", "/readyz", "/prometheus");

    private final Supplier<Readiness> readiness;
    private final PrometheusMeterRegistry metrics;
    private final Calls otherwise;

    public Management(Supplier<Readiness> readiness, PrometheusMeterRegistry metrics, Calls otherwise) {
        this.readiness = readiness;
        this.metrics = metrics;
        this.otherwise = otherwise;
    }

    @Override
    public void answer(InboundRequest request, Responder responder) {
        switch (request.rawPath()) {
            case "/healthz" ->
                responder.send(Reply.json(200, Json.write(Json.object().put("status", "up"))));
            case "/readyz" -> responder.send(ready());
            case "/prometheus" ->
                responder.send(Reply.of(
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.scrape().getBytes(StandardCharsets.UTF_8)));
            default -> otherwise.answer(request, responder);
        }
    }

    @Override
    public Reply malformed(String problem, String path) {
        return otherwise.malformed(problem, path);
    }

    @Override
    public Reply overloaded(InboundRequest request) {
        return otherwise.overloaded(request);
    }

    @Override
    public boolean isVital(InboundRequest request) {
        return VITAL.contains(request.rawPath());
    }

    private Reply ready() {
        return switch (readiness.get()) {
            case Readiness.Ready(boolean stale, long version) -> {
                ObjectNode body =
                        Json.object().put("status", "ready").put("stale", stale).put("config_version", version);
                yield Reply.json(200, Json.write(body));
            }
            case Readiness.Unready(String reason) -> {
                ObjectNode body = Json.object().put("status", "unready").put("reason", reason);
                yield Reply.json(503, Json.write(body));
            }
        };
    }
}

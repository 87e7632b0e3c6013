package ai.agumbe.data.http;

import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.data.upstream.UpstreamException;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.key.Relayed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes calls on to the control plane, in the caller's own name, so that clients need one base URL only. */
public final class Relay {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
    private static final int MAX_REPLY_BYTES = 32 << 20;
    private static final String MOUNT = "/api/v1/llm";

    private final UpstreamClient client;
    private final Origin controlPlane;

    public Relay(UpstreamClient client, Origin controlPlane) {
        this.client = client;
        this.controlPlane = controlPlane;
    }

    /** @param app the only one that the call may be about; null for all that its key may */
    Reply pass(HttpCall call, @Nullable String app) {
        InboundRequest request = call.request();
        // A head alone is asked for as the whole: only so the reply that comes says where it ends.
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        byte[] body = method.equals("GET") ? new byte[0] : request.body();
        OutboundRequest passed = new OutboundRequest(
                        method, controlPlane, MOUNT + call.rest() + request.rawQuery(), body)
                .header("x-request-id", call.requestId());
        request.header("authorization")
                .or(() -> request.header("x-api-key").map(key -> "Bearer " + key))
                .ifPresent(credential -> passed.header("authorization", credential));
        if (app != null) {
            passed.header(Relayed.APP, app);
        }
        request.header("if-match").ifPresent(version -> passed.header("if-match", version));
        if (body.length > 0) {
            passed.header("content-type", request.header("content-type").orElse("application/json"));
        }
        try (UpstreamCall asked = client.send(passed, LIMITS, request.loop())) {
            int status = asked.awaitStatus();
            byte[] reply = asked.readAll(MAX_REPLY_BYTES);
            String contentType = asked.header("content-type").orElse("application/json");
            return Reply.of(status, contentType, reply).header("x-request-id", call.requestId());
        } catch (UpstreamException unavailable) {
            throw GatewayException.untilLater(
                    ErrorCode.CONTROL_PLANE_UNAVAILABLE,
                    "The control plane cannot be reached. Inference goes on; try this again in a moment.",
                    Duration.ofSeconds(1));
        }
    }
}

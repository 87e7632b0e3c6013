package ai.agumbe.data.http;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.Reply;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The only place where a refusal becomes HTTP, in the shape that its caller knows. */
final class ErrorReply {
    private ErrorReply() {}

    static Reply of(GatewayException refusal, String requestId, ErrorShape shape) {
        ObjectNode body = shape.body(refusal);
        if (shape == ErrorShape.ANTHROPIC) {
            body.put("request_id", requestId);
        }
        Reply reply = Reply.json(refusal.httpStatus(), Json.write(body));
        RequestIds.show(reply, requestId, shape);
        Duration retryAfter = refusal.retryAfter();
        if (refusal.code() == ErrorCode.UNAUTHORIZED) {
            reply.header("www-authenticate", "Bearer");
        }
        if (isFinal(refusal)) {
            lasting(reply);
        } else if (retryAfter != null) {
            long millis = Math.max(1, retryAfter.toMillis());
            reply.header("retry-after", Long.toString(Math.ceilDiv(millis, 1_000L)));
            reply.header("retry-after-ms", Long.toString(millis));
        }
        return reply;
    }

    /** Marks a reply that asking again would not change. */
    static Reply lasting(Reply reply) {
        return reply.header("x-should-retry", "false");
    }

    /** Whether asking the same again would bring the same. */
    private static boolean isFinal(GatewayException refusal) {
        int status = refusal.httpStatus();
        return switch (refusal.code()) {
            case IDEMPOTENCY_CONFLICT, PROVIDER_AUTH_FAILED, PROVIDER_DISABLED, ROUTE_UNAVAILABLE, NOT_IMPLEMENTED ->
                true;
            default -> status < 500 && status != 408 && status != 409 && status != 429;
        };
    }
}

package ai.agumbe.data.http;

import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.model.id.IdRule;
import ai.agumbe.model.id.UuidV7;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Names requests: by the caller's own id when it is well formed, else by a new one. */
@Singleton
final class RequestIds {
    private final UuidV7 ids;

    RequestIds(InstantSource clock) {
        ids = new UuidV7(clock);
    }

    String of(InboundRequest request) {
        return request.header("x-request-id").filter(IdRule.REQUEST::allows).orElseGet(this::fresh);
    }

    /** Anthropic's callers look for it under another name too. */
    static Reply show(Reply reply, String requestId, ErrorShape shape) {
        reply.header("x-request-id", requestId);
        return shape == ErrorShape.ANTHROPIC ? reply.header("request-id", requestId) : reply;
    }

    String fresh() {
        return ids.next().toString();
    }
}

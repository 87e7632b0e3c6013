package ai.agumbe.data.http;

import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.TokenCounting;
import ai.agumbe.data.server.Reply;
import jakarta.inject.Singleton;

/** {@code POST /messages/count_tokens}. */
@Singleton
final class TokenCountEndpoint implements Endpoint {
    private final TokenCounting counting;
    private final Callers callers;

    TokenCountEndpoint(TokenCounting counting, Callers callers) {
        this.counting = counting;
        this.callers = callers;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/messages/count_tokens";
    }

    @Override
    public void answer(HttpCall call) {
        InboundCall inbound = new InboundCall(call, Surface.MESSAGES, callers.presented(call.request()));
        Reply reply = Reply.json(200, Json.write(counting.count(inbound)));
        call.responder().send(RequestIds.show(reply, call.requestId(), ErrorShape.ANTHROPIC));
    }
}

package ai.agumbe.data.http;

import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.Answer;
import ai.agumbe.data.pipeline.InferencePipeline;
import ai.agumbe.data.repeat.KeptAnswer;
import ai.agumbe.data.server.Reply;

/** Where models are asked. Decodes, delegates, encodes; decides nothing. */
final class InferenceEndpoint implements Endpoint {
    private final String path;
    private final Surface surface;
    private final InferencePipeline pipeline;
    private final Callers callers;

    InferenceEndpoint(String path, Surface surface, InferencePipeline pipeline, Callers callers) {
        this.path = path;
        this.surface = surface;
        this.pipeline = pipeline;
        this.callers = callers;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void answer(HttpCall call) {
        InboundCall inbound = new InboundCall(call, surface, callers.presented(call.request()));
        Answer answer = pipeline.answer(inbound);
        switch (answer) {
            case Answer.Whole whole -> {
                byte[] body = Json.write(whole.body());
                whole.kept(body);
                call.responder().send(marked(Reply.json(200, body), call, answer));
            }
            case Answer.Streamed streamed ->
                Streaming.send(streamed, head -> marked(head, call, answer), call.responder());
            case Answer.Refused refused -> {
                Reply reply = ErrorReply.of(refused.refusal(), call.requestId(), ErrorShape.of(surface));
                refused.kept(reply.body());
                FactHeaders.set(reply, answer.facts());
                call.responder().send(reply);
            }
            case Answer.Replayed(KeptAnswer kept, var _) -> {
                Reply reply = Reply.json(kept.status(), kept.body());
                call.responder().send(marked(kept.error() == null ? reply : ErrorReply.lasting(reply), call, answer));
            }
        }
    }

    private Reply marked(Reply reply, HttpCall call, Answer answer) {
        FactHeaders.set(reply, answer.facts());
        return RequestIds.show(reply, call.requestId(), ErrorShape.of(surface));
    }
}

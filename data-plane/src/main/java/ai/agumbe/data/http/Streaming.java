package ai.agumbe.data.http;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.pipeline.Answer;
import ai.agumbe.data.pipeline.LoggedStream;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.ReplyStream;
import ai.agumbe.data.server.Responder;
import ai.agumbe.model.error.GatewayException;
import java.util.function.UnaryOperator;

/** Sends a stream as server-sent events, in its surface's voice. */
final class Streaming {
    private Streaming() {}

    static void send(Answer.Streamed answer, UnaryOperator<Reply> marked, Responder responder) {
        Reply head = Reply.of(200, "text/event-stream; charset=utf-8", new byte[0])
                .header("cache-control", "no-cache")
                .header("x-accel-buffering", "no");
        Voice voice = voice(answer.stream().prompt());
        ReplyStream out = responder.stream(marked.apply(head), voice.keepAlive());
        try (LoggedStream stream = answer.stream()) {
            relay(stream, voice, out);
        }
    }

    private static Voice voice(Prompt prompt) {
        return switch (prompt.surface()) {
            case CHAT_COMPLETIONS, EMBEDDINGS -> new ChatVoice(prompt.usageWanted());
            case MESSAGES -> EventVoice.ofMessages(prompt);
            case RESPONSES -> EventVoice.ofResponses(prompt);
        };
    }

    private static void relay(LoggedStream stream, Voice voice, ReplyStream out) {
        try {
            for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
                byte[] said = voice.say(piece);
                if (said != null && !out.write(said)) {
                    stream.callerLeft();
                    return;
                }
            }
            stream.completed();
            out.end(voice.complete(stream.sold(), FactHeaders.comment(stream.facts())));
        } catch (BrokenStreamException cause) {
            GatewayException refusal = stream.broke(cause);
            out.end(voice.fail(refusal, FactHeaders.comment(stream.facts())));
        } catch (RuntimeException bug) {
            failed(bug, stream, voice, out);
        }
    }

    private static void failed(RuntimeException bug, LoggedStream stream, Voice voice, ReplyStream out) {
        try {
            GatewayException refusal = stream.failed(bug);
            out.end(voice.fail(refusal, FactHeaders.comment(stream.facts())));
        } catch (RuntimeException another) {
            out.abort();
            throw another;
        }
    }
}

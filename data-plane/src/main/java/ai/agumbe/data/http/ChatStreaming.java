package ai.agumbe.data.http;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.Answer;
import ai.agumbe.data.pipeline.LoggedStream;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.ReplyStream;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends a chat's stream as OpenAI's server-sent events. */
final class ChatStreaming {
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] EVENT_END = ascii("\n\n");
    private static final byte[] DONE = ascii("data: [DONE]\n\n");
    private static final byte[] KEEP_ALIVE = ascii(": keep-alive\n\n");
    private static final byte[] SKIPPED = ascii(": agumbe-skipped an event of the provider that cannot be read\n\n");

    private ChatStreaming() {}

    static void send(Answer.Streamed answer, HttpCall call) {
        Reply head = Reply.of(200, "text/event-stream; charset=utf-8", new byte[0])
                .header("cache-control", "no-cache")
                .header("x-accel-buffering", "no");
        ReplyStream out = call.responder().stream(InferenceEndpoint.marked(head, call, answer), KEEP_ALIVE);
        try (LoggedStream stream = answer.stream()) {
            relay(stream, out);
        }
    }

    private static void relay(LoggedStream stream, ReplyStream out) {
        try {
            for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
                byte[] event = rendered(piece, stream.usageWanted());
                if (event != null && !out.write(event)) {
                    stream.callerLeft();
                    return;
                }
            }
            stream.completed();
            out.end(tail(stream, null));
        } catch (BrokenStreamException cause) {
            GatewayException refusal = stream.broke(cause);
            out.end(tail(stream, refusal));
        } catch (RuntimeException bug) {
            out.abort();
            throw bug;
        }
    }

    /** Null when the caller did not ask for this piece. */
    private static byte @Nullable [] rendered(Piece piece, boolean usageWanted) {
        return switch (piece) {
            case Piece.Chunk(ObjectNode body) -> {
                if (!usageWanted) {
                    body.remove("usage");
                }
                yield event(body);
            }
            case Piece.UsageChunk(ObjectNode body) -> usageWanted ? event(body) : null;
            case Piece.Native(var _, ObjectNode body) -> event(body);
            case Piece.Malformed() -> SKIPPED;
        };
    }

    private static byte[] tail(LoggedStream stream, @Nullable GatewayException refusal) {
        ByteArrayOutputStream tail = new ByteArrayOutputStream(512);
        if (refusal != null) {
            tail.writeBytes(event(ErrorReply.body(refusal)));
        }
        tail.writeBytes(FactHeaders.comment(stream.facts()));
        tail.writeBytes(DONE);
        return tail.toByteArray();
    }

    private static byte[] event(ObjectNode body) {
        byte[] json = Json.write(body);
        byte[] event = new byte[DATA.length + json.length + EVENT_END.length];
        System.arraycopy(DATA, 0, event, 0, DATA.length);
        System.arraycopy(json, 0, event, DATA.length, json.length);
        System.arraycopy(EVENT_END, 0, event, DATA.length + json.length, EVENT_END.length);
        return event;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

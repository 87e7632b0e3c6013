package ai.agumbe.data.http;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Says a chat's stream as OpenAI's server-sent events. */
final class ChatVoice implements Voice {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] DATA = Voice.ascii("data: ");
    private static final byte[] EVENT_END = Voice.ascii("\n\n");
    private static final byte[] DONE = Voice.ascii("data: [DONE]\n\n");
    private static final byte[] KEEP_ALIVE = Voice.ascii(": keep-alive\n\n");

    private final boolean usageWanted;
    private boolean usageSaid;
    private ObjectNode lastChunk = Json.object();

    ChatVoice(boolean usageWanted) {
        this.usageWanted = usageWanted;
    }

    @Override
    public byte @Nullable [] say(Piece piece) {
        return switch (piece) {
            case Piece.Chunk(ObjectNode body) -> {
                if (!usageWanted) {
                    body.remove("usage");
                }
                usageSaid |= body.path("usage").isObject();
                lastChunk = body;
                yield event(body);
            }
            case Piece.UsageChunk(ObjectNode body) -> {
                usageSaid = true;
                yield usageWanted ? event(body) : null;
            }
            case Piece.Native(var _, ObjectNode body) -> event(body);
            case Piece.Malformed() -> SKIPPED;
        };
    }

    @Override
    public byte[] complete(Usage sold, byte[] timing) {
        return tail(usageWanted && !usageSaid ? event(Chunks.usageAfter(lastChunk, sold.tokens())) : NOTHING, timing);
    }

    @Override
    public byte[] fail(GatewayException refusal, byte[] timing) {
        return tail(event(ErrorShape.OPENAI.body(refusal)), timing);
    }

    private static byte[] tail(byte[] before, byte[] timing) {
        ByteArrayOutputStream tail = new ByteArrayOutputStream(512);
        tail.writeBytes(before);
        tail.writeBytes(timing);
        tail.writeBytes(DONE);
        return tail.toByteArray();
    }

    @Override
    public byte[] keepAlive() {
        return KEEP_ALIVE;
    }

    private static byte[] event(ObjectNode body) {
        byte[] json = Json.write(body);
        byte[] event = new byte[DATA.length + json.length + EVENT_END.length];
        System.arraycopy(DATA, 0, event, 0, DATA.length);
        System.arraycopy(json, 0, event, DATA.length, json.length);
        System.arraycopy(EVENT_END, 0, event, DATA.length + json.length, EVENT_END.length);
        return event;
    }
}

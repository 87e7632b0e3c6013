package ai.agumbe.data.http;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.Event;
import ai.agumbe.data.surface.EventWriter;
import ai.agumbe.data.surface.messages.MessageEvents;
import ai.agumbe.data.surface.responses.ResponseEvents;
import ai.agumbe.model.error.GatewayException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a stream as the named events of a surface that has some. */
final class EventVoice implements Voice {
    private static final byte[] COMMENT = Voice.ascii(": keep-alive\n\n");
    private static final byte[] PING = Voice.ascii("event: ping\ndata: {\"type\":\"ping\"}\n\n");

    private final EventWriter writer;
    private final byte[] keepAlive;

    private EventVoice(EventWriter writer, byte[] keepAlive) {
        this.writer = writer;
        this.keepAlive = keepAlive;
    }

    static Voice ofMessages(Prompt prompt) {
        return new EventVoice(new MessageEvents(prompt), PING);
    }

    static Voice ofResponses(Prompt prompt) {
        return new EventVoice(new ResponseEvents(prompt), COMMENT);
    }

    @Override
    public byte @Nullable [] say(Piece piece) {
        if (piece instanceof Piece.Malformed) {
            return SKIPPED;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        writer.write(piece).forEach(event -> write(event, out));
        return out.size() == 0 ? null : out.toByteArray();
    }

    @Override
    public byte[] complete(Usage sold, byte[] timing) {
        return tail(writer.complete(sold), timing);
    }

    @Override
    public byte[] fail(GatewayException refusal, byte[] timing) {
        return tail(writer.fail(refusal), timing);
    }

    private static byte[] tail(List<Event> events, byte[] timing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        events.subList(0, events.size() - 1).forEach(event -> write(event, out));
        out.writeBytes(timing);
        write(events.getLast(), out);
        return out.toByteArray();
    }

    private static void write(Event event, ByteArrayOutputStream out) {
        out.writeBytes(("event: " + event.name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Json.write(event.body()));
        out.write('\n');
        out.write('\n');
    }

    @Override
    public byte[] keepAlive() {
        return keepAlive;
    }
}

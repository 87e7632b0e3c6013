package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headers of one message of an event stream that are texts; those of other types are passed over. */
record EventStreamHeaders(Map<String, String> texts) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,100}");
    private static final int TYPES_WITH_LENGTH = 6;
    private static final int TEXT = 7;
    /** How many bytes a value of each type has: true, false, byte, short, int, long, bytes, text, time, UUID. */
    private static final int[] LENGTHS = {0, 0, 1, 2, 4, 8, -1, -1, 8, 16};

    /** Empty when they are none. */
    static Optional<EventStreamHeaders> read(ByteBuffer in) {
        Map<String, String> texts = new HashMap<>();
        try {
            while (in.hasRemaining()) {
                String name = text(in, in.get() & 0xFF);
                int type = in.get();
                if (type < 0 || type >= LENGTHS.length) {
                    return Optional.empty();
                }
                boolean told = type == TYPES_WITH_LENGTH || type == TEXT;
                String value = text(in, told ? in.getShort() & 0xFFFF : LENGTHS[type]);
                if (type == TEXT) {
                    texts.put(name, value);
                }
            }
        } catch (BufferUnderflowException cutShort) {
            return Optional.empty();
        }
        return Optional.of(new EventStreamHeaders(texts));
    }

    /** The payload under the name of its event or exception, as one JSON object; empty when there is no such name. */
    Optional<byte[]> named(byte[] payload) {
        return switch (texts.getOrDefault(":message-type", "")) {
            case "event" -> under(texts.getOrDefault(":event-type", ""), payload);
            case "exception" -> under(texts.getOrDefault(":exception-type", ""), payload);
            case "error" -> under("error", Json.write(Json.object().put("message", texts.get(":error-message"))));
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> under(String name, byte[] payload) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + name.length() + 6);
        out.writeBytes(("{\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload.length == 0 ? new byte[] {'{', '}'} : payload);
        out.write('}');
        return Optional.of(out.toByteArray());
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

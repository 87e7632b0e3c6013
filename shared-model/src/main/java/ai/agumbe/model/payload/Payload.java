package ai.agumbe.model.payload;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What was asked and what was answered in one exchange, each as text, cut where it was too long.
 *
 * @param request the ask as it went to the provider: JSON, unless it was cut
 * @param answer the answer as its caller got it: the same
 */
public record Payload(String request, String answer) {
    /** At most so many bytes of each are kept. */
    public static final int MAX_BYTES = 64 << 10;

    /** What its bytes are sealed as: those of one exchange cannot stand in another's place. */
    public static String context(String tenant, UUID eventId) {
        return tenant + "/payload/" + eventId;
    }

    /** As bytes to be sealed. */
    public byte[] bytes() {
        byte[] asked = request.getBytes(StandardCharsets.UTF_8);
        byte[] answered = answer.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + asked.length + answered.length)
                .putInt(asked.length)
                .put(asked)
                .put(answered)
                .array();
    }

    /** @throws IllegalArgumentException when these bytes are none */
    public static Payload of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int asked = in.getInt();
            if (asked < 0 || asked > in.remaining()) {
                throw new IllegalArgumentException(
                        "payload: its request has " + asked + " bytes (expected: at most " + in.remaining() + ")");
            }
            int start = in.position();
            return new Payload(
                    new String(bytes, start, asked, StandardCharsets.UTF_8),
                    new String(bytes, start + asked, bytes.length - start - asked, StandardCharsets.UTF_8));
        } catch (BufferUnderflowException none) {
            throw new IllegalArgumentException("payload: " + bytes.length + " bytes (expected: more)", none);
        }
    }

    /** Never what was said. */
    @Override
    public String toString() {
        return "Payload[***]";
    }
}

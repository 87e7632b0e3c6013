package ai.agumbe.data.provider.bedrock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes messages of AWS's event stream. */
final class EventStreamMessages {
    private EventStreamMessages() {}

    static byte[] event(String type, String payload) {
        return message(payload, ":event-type", type, ":content-type", "application/json", ":message-type", "event");
    }

    static byte[] exception(String type, String payload) {
        return message(payload, ":exception-type", type, ":message-type", "exception");
    }

    /** @param headers names and values, by turns */
    static byte[] message(String payload, String... headers) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i += 2) {
            written.write(headers[i].length());
            written.writeBytes(bytes(headers[i]));
            written.write(7);
            written.writeBytes(ByteBuffer.allocate(2)
                    .putShort((short) bytes(headers[i + 1]).length)
                    .array());
            written.writeBytes(bytes(headers[i + 1]));
        }
        return message(written.toByteArray(), bytes(payload));
    }

    static byte[] message(byte[] headers, byte[] payload) {
        int length = 12 + headers.length + payload.length + 4;
        ByteBuffer out = ByteBuffer.allocate(length).putInt(length).putInt(headers.length);
        out.putInt(checksum(out.array(), 8)).put(headers).put(payload);
        return out.putInt(checksum(out.array(), length - 4)).array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

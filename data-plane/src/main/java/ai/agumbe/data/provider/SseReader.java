package ai.agumbe.data.provider;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into the data of server-sent events, wherever the network cut them: any line ending, comments skipped, several
 * data lines joined. Other fields and events without data are ignored.
 */
final class SseReader implements FrameReader {
    private static final int MAX_EVENT_BYTES = 8 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final ArrayDeque<byte[]> events = new ArrayDeque<>();
    private byte @Nullable [] data;
    private boolean afterCarriageReturn;

    @Override
    public boolean feed(byte[] bytes) {
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b != '\n' && b != '\r') {
                afterCarriageReturn = false;
                continue;
            }
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                start = at + 1;
                continue;
            }
            afterCarriageReturn = b == '\r';
            line.write(bytes, start, at - start);
            start = at + 1;
            endLine();
        }
        line.write(bytes, start, bytes.length - start);
        return line.size() + (data == null ? 0 : data.length) <= MAX_EVENT_BYTES;
    }

    /** The data of the next whole event. */
    @Override
    public byte @Nullable [] poll() {
        return events.poll();
    }

    /** The data of an event that the stream's end cut off before its blank line. */
    @Override
    public byte @Nullable [] rest() {
        if (line.size() > 0) {
            endLine();
        }
        endEvent();
        return events.poll();
    }

    private void endLine() {
        if (line.size() == 0) {
            endEvent();
            return;
        }
        byte[] text = line.toByteArray();
        line.reset();
        if (text.length >= 5
                && text[0] == 'd'
                && text[1] == 'a'
                && text[2] == 't'
                && text[3] == 'a'
                && text[4] == ':') {
            int from = text.length > 5 && text[5] == ' ' ? 6 : 5;
            data = joined(data, text, from);
        }
    }

    private void endEvent() {
        byte[] whole = data;
        data = null;
        if (whole != null && whole.length > 0) {
            events.add(whole);
        }
    }

    private static byte[] joined(byte @Nullable [] before, byte[] text, int from) {
        int length = text.length - from;
        int at = before == null ? 0 : before.length + 1;
        byte[] out = new byte[at + length];
        if (before != null) {
            System.arraycopy(before, 0, out, 0, before.length);
            out[before.length] = '\n';
        }
        System.arraycopy(text, from, out, at, length);
        return out;
    }
}

package ai.agumbe.data.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the records of one segment in order; steps over damage to the next whole record and counts it. */
final class FrameReader implements Closeable {
    private static final int CHUNK = 1 << 18;

    private final RandomAccessFile file;
    private byte[] buffer = new byte[CHUNK];
    private long bufferStart;
    private int buffered;
    private long position;
    private long wholeEnd;
    private int damages;

    FrameReader(Path path, long position) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.position = position;
        this.wholeEnd = position;
        this.bufferStart = position;
    }

    /** The next whole record that ends at or before {@code limit}; null when there is none. */
    @Nullable Frame next(long limit) throws IOException {
        boolean damaged = false;
        while (position + Frame.HEADER <= limit) {
            Frame frame = frameAt(position, limit);
            if (frame != null) {
                damages += damaged ? 1 : 0;
                position = frame.end();
                wholeEnd = position;
                return frame;
            }
            damaged = true;
            position++;
        }
        return null;
    }

    /** Where the last record that was read ends: what follows it, up to the limit, is damage. */
    long wholeEnd() {
        return wholeEnd;
    }

    /** Stretches of damage between whole records. */
    int damages() {
        return damages;
    }

    private @Nullable Frame frameAt(long start, long limit) throws IOException {
        if (!fill(start, Frame.HEADER, limit)) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer);
        int at = (int) (start - bufferStart);
        int length = bytes.getInt(at);
        boolean plausible = length >= Frame.HEADER - Frame.PREFIX
                && length <= Frame.MAX_BYTES
                && start + Frame.PREFIX + length <= limit;
        if (!plausible || !fill(start, Frame.PREFIX + length, limit)) {
            return null;
        }
        at = (int) (start - bufferStart);
        bytes = ByteBuffer.wrap(buffer);
        if (Frame.checkSum(buffer, at + Frame.PREFIX, length) != bytes.getInt(at + 4)) {
            return null;
        }
        int end = at + Frame.PREFIX + length;
        return new Frame(
                buffer[at + Frame.PREFIX],
                bytes.getLong(at + Frame.PREFIX + 1),
                Arrays.copyOfRange(buffer, at + Frame.HEADER, end),
                start,
                bufferStart + end);
    }

    /**
     * Makes {@code length} bytes from {@code start} present in the buffer; false when the file ends before. Nothing behind
     * the limit is remembered: what lies there may be half of a record that gives way to another.
     */
    private boolean fill(long start, int length, long limit) throws IOException {
        if (start < bufferStart) {
            buffered = 0;
            bufferStart = start;
        }
        int skip = (int) Math.min(start - bufferStart, buffered);
        if (buffered - (start - bufferStart) >= length) {
            return true;
        }
        System.arraycopy(buffer, skip, buffer, 0, buffered - skip);
        buffered -= skip;
        bufferStart = start;
        if (length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Integer.highestOneBit(length) << 1);
        }
        while (buffered < length) {
            file.seek(bufferStart + buffered);
            int room = (int) Math.min(buffer.length - buffered, limit - bufferStart - buffered);
            int read = file.read(buffer, buffered, room);
            if (read < 0) {
                return false;
            }
            buffered += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

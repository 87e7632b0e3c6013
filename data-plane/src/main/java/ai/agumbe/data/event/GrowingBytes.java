package ai.agumbe.data.event;

import java.io.OutputStream;
import java.util.Arrays;

/** A byte array that grows as it is written to and is not copied to be read. */
final class GrowingBytes extends OutputStream {
    private byte[] array = new byte[8192];
    private int length;

    /** Forgets what was written and leaves room for a header. */
    void restart(int header) {
        length = header;
    }

    @Override
    public void write(int oneByte) {
        reserve(1);
        array[length++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, array, length, count);
        length += count;
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    private void reserve(int count) {
        if (array.length - length < count) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
        }
    }
}

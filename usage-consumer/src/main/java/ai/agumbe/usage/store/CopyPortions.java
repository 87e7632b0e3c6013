package ai.agumbe.usage.store;

import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a running COPY; sent in portions, so that Postgres reads them while more are written. */
public abstract sealed class CopyPortions permits CopyRows, BinaryRows {
    private static final int PORTION_BYTES = 64 * 1024;

    private final CopyIn copy;

    /** What is written and not sent, up to {@link #size}. */
    byte[] bytes = new byte[2 * PORTION_BYTES];

    int size;

    CopyPortions(CopyIn copy) {
        this.copy = copy;
    }

    public abstract void endRow() throws SQLException;

    /** Completes what was written. */
    abstract void end();

    /** Sends what was not sent yet. */
    final void send() throws SQLException {
        copy.writeToCopy(bytes, 0, size);
        size = 0;
    }

    final void sendFull() throws SQLException {
        if (size >= PORTION_BYTES) {
            send();
        }
    }

    final void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size)));
        }
    }

    final void take(byte[] value, int from, int to) {
        System.arraycopy(value, from, bytes, size, to - from);
        size += to - from;
    }
}

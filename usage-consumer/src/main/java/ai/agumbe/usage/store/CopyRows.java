package ai.agumbe.usage.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the text form of Postgres' COPY, built in memory; as large as its batch. */
public final class CopyRows {
    private static final int FIRST_BYTES = 64 * 1024;
    private static final byte[] NULL = {'\\', 'N'};

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;
    private boolean rowOpen;

    /** A text column; the one character that Postgres cannot keep, NUL, becomes U+FFFD. */
    public CopyRows text(@Nullable String value) {
        if (value == null) {
            return plain(NULL);
        }
        return escaped(value.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
    }

    /** A column whose bytes are UTF-8 text already. */
    public CopyRows utf8(byte[] value) {
        return escaped(value);
    }

    /** A column whose text has nothing to escape: numbers, ids, dates, truth values, arrays of numbers. */
    public CopyRows value(@Nullable Object value) {
        return plain(value == null ? NULL : value.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public CopyRows number(long value) {
        return plain(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    public CopyRows endRow() {
        put('\n');
        rowOpen = false;
        return this;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, size);
    }

    private CopyRows plain(byte[] value) {
        separate();
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    private CopyRows escaped(byte[] value) {
        separate();
        reserve(2 * value.length);
        for (byte each : value) {
            switch (each) {
                case '\\' -> escape('\\');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                default -> bytes[size++] = each;
            }
        }
        return this;
    }

    private void escape(char letter) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) letter;
    }

    private void separate() {
        if (rowOpen) {
            put('\t');
        }
        rowOpen = true;
    }

    private void put(char letter) {
        reserve(1);
        bytes[size++] = (byte) letter;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size)));
        }
    }
}

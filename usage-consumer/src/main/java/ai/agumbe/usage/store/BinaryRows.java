package ai.agumbe.usage.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the binary form of Postgres' COPY, for columns that are long and need no number of many digits. */
public final class BinaryRows extends CopyPortions {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** A signature, no flags, no further header. */
    private static final byte[] BEGINNING = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final short NO_MORE = -1;
    private static final int NULL = -1;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final short columns;
    private boolean rowOpen;

    BinaryRows(CopyIn copy, int columns) {
        super(copy);
        this.columns = (short) columns;
        take(BEGINNING, 0, BEGINNING.length);
    }

    /** A text column; the one character that Postgres cannot keep, NUL, becomes U+FFFD. */
    public BinaryRows text(@Nullable String value) {
        if (value == null) {
            field(0);
            INT.set(bytes, size - Integer.BYTES, NULL);
            return this;
        }
        int length = value.length();
        field(length);
        for (int at = 0; at < length; at++) {
            char letter = value.charAt(at);
            if (letter == 0 || letter > 0x7F) {
                size -= Integer.BYTES;
                return bytes(value.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
            }
            bytes[size + at] = (byte) letter;
        }
        size += length;
        return this;
    }

    /** A column whose bytes are as Postgres keeps them: UTF-8 of a text or of JSON, or bytes. */
    public BinaryRows bytes(byte[] value) {
        field(value.length);
        take(value, 0, value.length);
        return this;
    }

    public BinaryRows uuid(UUID value) {
        field(2 * Long.BYTES);
        put(value.getMostSignificantBits());
        put(value.getLeastSignificantBits());
        return this;
    }

    public BinaryRows day(LocalDate value) {
        return integer(Math.toIntExact(value.toEpochDay() - FIRST_DAY.toEpochDay()));
    }

    /** A column of a moment, cut to the microseconds that Postgres keeps of it. */
    public BinaryRows instant(Instant value) {
        long second = value.getEpochSecond() - FIRST_DAY.toEpochDay() * 86_400;
        field(Long.BYTES);
        put(Math.addExact(Math.multiplyExact(second, 1_000_000L), value.getNano() / 1_000));
        return this;
    }

    public BinaryRows integer(int value) {
        field(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
        return this;
    }

    @Override
    public void endRow() throws SQLException {
        rowOpen = false;
        sendFull();
    }

    @Override
    void end() {
        reserve(Short.BYTES);
        put(NO_MORE);
    }

    /** Begins a field, with room for its bytes. */
    private void field(int length) {
        reserve(Short.BYTES + Integer.BYTES + length);
        if (!rowOpen) {
            put(columns);
            rowOpen = true;
        }
        INT.set(bytes, size, length);
        size += Integer.BYTES;
    }

    private void put(short value) {
        SHORT.set(bytes, size, value);
        size += Short.BYTES;
    }

    private void put(long value) {
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }
}

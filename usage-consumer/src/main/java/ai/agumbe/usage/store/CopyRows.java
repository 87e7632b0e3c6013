package ai.agumbe.usage.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the text form of Postgres' COPY. */
public final class CopyRows extends CopyPortions {
    private static final int ASCII = 128;
    private static final int LAST_YEAR = 9_999;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final int LONGEST_INSTANT = "0000-00-00 00:00:00.000000Z".length();
    private static final byte[] NULL = {'\\', 'N'};

    /** ASCII that stands for itself. */
    private static final boolean[] PLAIN = plain();

    private boolean rowOpen;

    CopyRows(CopyIn copy) {
        super(copy);
    }

    /** A text column; the one character that Postgres cannot keep, NUL, becomes U+FFFD. */
    public CopyRows text(@Nullable String value) {
        if (value == null) {
            return plain(NULL);
        }
        separate();
        int length = value.length();
        reserve(length);
        for (int at = 0; at < length; at++) {
            char letter = value.charAt(at);
            if (letter >= PLAIN.length || !PLAIN[letter]) {
                return rest(value.substring(at));
            }
            bytes[size++] = (byte) letter;
        }
        return this;
    }

    private CopyRows rest(String value) {
        escape(value.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A column whose text has nothing to escape: numbers, ids, dates, truth values, arrays of numbers. */
    public CopyRows value(@Nullable Object value) {
        return value == null ? plain(NULL) : text(value.toString());
    }

    /** A column of a moment, cut to what Postgres keeps of it. */
    public CopyRows instant(Instant value) {
        long second = value.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            return text(value.toString());
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_OF_DAY);
        separate();
        reserve(LONGEST_INSTANT);
        digits(day.getYear(), 4);
        digits('-', day.getMonthValue(), 2);
        digits('-', day.getDayOfMonth(), 2);
        digits(' ', ofDay / 3_600, 2);
        digits(':', ofDay / 60 % 60, 2);
        digits(':', ofDay % 60, 2);
        digits('.', value.getNano() / 1_000, 6);
        bytes[size++] = 'Z';
        return this;
    }

    private void digits(char before, int value, int count) {
        bytes[size++] = (byte) before;
        digits(value, count);
    }

    private void digits(int value, int count) {
        int rest = value;
        for (int at = size + count - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    public CopyRows number(long value) {
        return text(Long.toString(value));
    }

    @Override
    public void endRow() throws SQLException {
        put('\n');
        rowOpen = false;
        sendFull();
    }

    @Override
    void end() {
        // Text ends with its last row.
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[ASCII];
        Arrays.fill(plain, true);
        for (char special : new char[] {'\0', '\n', '\r', '\t', '\\'}) {
            plain[special] = false;
        }
        return plain;
    }

    private CopyRows plain(byte[] value) {
        separate();
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Copies what needs no escape in stretches. */
    private void escape(byte[] value) {
        reserve(2 * value.length);
        int from = 0;
        for (int at = 0; at < value.length; at++) {
            byte each = value[at];
            if (each >= 0 && !PLAIN[each]) {
                take(value, from, at);
                from = at + 1;
                escape(each);
            }
        }
        take(value, from, value.length);
    }

    private void escape(byte each) {
        switch (each) {
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            case '\\' -> escaped('\\');
            default -> bytes[size++] = each;
        }
    }

    private void escaped(char letter) {
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
}

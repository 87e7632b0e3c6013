package ai.agumbe.data.bytes;

import java.util.Arrays;

/** A byte array that grows as it is written to and is not copied to be read. Not for several threads at once. */
public final class GrowingBytes {
    private static final int MAX_INT_DIGITS = 10;

    private byte[] array;
    private int length;

    public GrowingBytes(int capacity) {
        array = new byte[capacity];
    }

    private GrowingBytes(byte[] written) {
        array = written;
        length = written.length;
    }

    /** These bytes as if they had been written; not copied. */
    public static GrowingBytes of(byte[] written) {
        return new GrowingBytes(written);
    }

    /** Forgets what was written and leaves room for a header. */
    public void restart(int header) {
        reserve(header - length);
        length = header;
    }

    public void write(int oneByte) {
        reserve(1);
        array[length++] = (byte) oneByte;
    }

    public void write(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, array, length, count);
        length += count;
    }

    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Characters of which each is one byte: the caller knows that they are no more than that. */
    @SuppressWarnings("deprecation") // drops the high bytes, which is what is wanted: nothing copies faster
    public void latin(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, array, length);
        length += to - from;
    }

    /** The decimal digits of a number. */
    public void number(long number) {
        if (number >= 0 && number < 10) {
            write((int) ('0' + number));
        } else if (number > 0 && number <= Integer.MAX_VALUE) {
            positive((int) number);
        } else {
            String digits = Long.toString(number);
            latin(digits, 0, digits.length());
        }
    }

    private void positive(int number) {
        reserve(MAX_INT_DIGITS);
        int digits = digitsOf(number);
        int rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** A number of thousandths, with its three decimals. */
    public void thousandths(long thousandths) {
        number(thousandths / 1_000);
        int fraction = (int) (thousandths % 1_000);
        reserve(4);
        array[length] = '.';
        array[length + 1] = (byte) ('0' + fraction / 100);
        array[length + 2] = (byte) ('0' + fraction / 10 % 10);
        array[length + 3] = (byte) ('0' + fraction % 10);
        length += 4;
    }

    private static int digitsOf(int number) {
        if (number < 1_000) {
            return number < 100 ? number < 10 ? 1 : 2 : 3;
        }
        if (number < 1_000_000) {
            return number < 100_000 ? number < 10_000 ? 4 : 5 : 6;
        }
        if (number < 1_000_000_000) {
            return number < 100_000_000 ? number < 10_000_000 ? 7 : 8 : 9;
        }
        return MAX_INT_DIGITS;
    }

    /** What was written are the first {@link #length()} bytes of this; it changes with the next write. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    private void reserve(int count) {
        if (array.length - length < count) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
        }
    }
}

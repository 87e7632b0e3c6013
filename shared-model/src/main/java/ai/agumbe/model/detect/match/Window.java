package ai.agumbe.model.detect.match;

import java.util.Arrays;

/** The last folded characters and where each stands in the original, kept as long as a match may need them. */
final class Window {
    /** How much before the first needed character is kept, for its neighbours. */
    private static final int MARGIN = 64;

    private char[] chars = new char[512];
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private int base;
    private int end;

    void put(char c, int start, int originalEnd) {
        int at = end - base;
        if (at == chars.length) {
            chars = Arrays.copyOf(chars, at * 2);
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        chars[at] = c;
        starts[at] = start;
        ends[at] = originalEnd;
        end++;
    }

    /** How many characters there were so far. */
    int end() {
        return end;
    }

    char at(int position) {
        return chars[position - base];
    }

    /** The character before a position; a line break before the first. */
    char before(int position) {
        return position == 0 ? '\n' : chars[position - base - 1];
    }

    String text(int from, int to) {
        return new String(chars, from - base, to - from);
    }

    int originalStart(int position) {
        return starts[position - base];
    }

    int originalEnd(int position) {
        return ends[position - base - 1];
    }

    /** Forgets what stands before a position, when that is worth the copying. */
    void forgetBefore(int needed) {
        int from = needed - MARGIN;
        if (from - base < chars.length / 2) {
            return;
        }
        int shift = from - base;
        int left = end - from;
        System.arraycopy(chars, shift, chars, 0, left);
        System.arraycopy(starts, shift, starts, 0, left);
        System.arraycopy(ends, shift, ends, 0, left);
        base = from;
    }
}

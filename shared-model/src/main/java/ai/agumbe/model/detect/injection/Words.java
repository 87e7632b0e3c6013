package ai.agumbe.model.detect.injection;

import java.util.Arrays;

/**
 * The words of a text in lower case, as hashes, and where each stands. Letters of scripts that are written without spaces
 * are words of their own; an apostrophe within a word is not there.
 */
final class Words {
    private static final int ASCII = 0x80;
    private static final int LEAST_ROOM = 16;
    /** Of a word and what follows it. */
    private static final int USUAL_LENGTH = 5;

    private static final char NOT_PART = 0;
    private static final char SKIPPED = 1;
    private static final int PRIME = 0x01000193;
    private static final int BASIS = 0x811C9DC5;
    /** What each ASCII character counts as within a word. */
    private static final char[] PLAIN = plain();

    private int[] hashes;
    private int[] starts;
    private int[] ends;
    private int count;

    private Words(int expected) {
        hashes = new int[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    static Words of(String text) {
        return of(text, 0, Integer.MAX_VALUE);
    }

    /** The words from a place on, at most so many. */
    static Words of(String text, int from, int most) {
        Words words = new Words(LEAST_ROOM + Math.min(most, (text.length() - from) / USUAL_LENGTH));
        int at = from;
        while (at < text.length() && words.count < most) {
            at = isPart(text.charAt(at)) ? words.read(text, at) : at + 1;
        }
        return words;
    }

    int count() {
        return count;
    }

    int hash(int word) {
        return hashes[word];
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** A character as it counts within a word. */
    static char folded(char c) {
        return c < ASCII ? PLAIN[c] : Character.toLowerCase(c);
    }

    static boolean isSkipped(char c) {
        return c == '\'';
    }

    private int read(String text, int from) {
        int hash = BASIS;
        int at = from;
        boolean alone = isAlone(text.charAt(from));
        while (at < text.length()) {
            char c = text.charAt(at);
            char folded = c < ASCII ? PLAIN[c] : other(c);
            if (folded == NOT_PART || (at > from && (alone || isAlone(c)))) {
                break;
            }
            if (folded != SKIPPED) {
                hash = (hash ^ folded) * PRIME;
            }
            at++;
        }
        add(hash, from, at);
        return at;
    }

    private void add(int hash, int start, int end) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        hashes[count] = hash;
        starts[count] = start;
        ends[count++] = end;
    }

    private static boolean isPart(char c) {
        return (c < ASCII ? PLAIN[c] : other(c)) > SKIPPED;
    }

    private static char other(char c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return mark || Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : NOT_PART;
    }

    private static boolean isAlone(char c) {
        return c >= 0x0E00 && ((c < 0x0E80) || (c >= 0x3040 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00));
    }

    private static char[] plain() {
        char[] plain = new char[ASCII];
        for (char c = 0; c < ASCII; c++) {
            plain[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : NOT_PART;
        }
        plain['\''] = SKIPPED;
        return plain;
    }
}

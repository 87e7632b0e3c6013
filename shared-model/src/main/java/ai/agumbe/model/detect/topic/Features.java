package ai.agumbe.model.detect.topic;

import ai.agumbe.model.detect.text.Folding;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What there is to say about a text, as places below {@link #SIZE}: words and pairs of them in the lower half, pieces of words
 * in the upper one.
 */
final class Features {
    static final int SIZE = 1 << 17;
    static final int HALF = SIZE / 2;
    /** So much of a sentence is read: no sentence that is held back is longer. */
    private static final int MOST_CHARACTERS = 4096;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final char EDGE = ' ';

    private final IntStream.Builder places = IntStream.builder();
    private int before;
    private int twoBefore;

    private Features() {}

    /** Each place once, in order. */
    static int[] of(String text) {
        String read = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        String folded = Folding.fold(read).text().toLowerCase(Locale.ROOT);
        Features features = new Features();
        int at = 0;
        while (at < folded.length()) {
            int end = at;
            while (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
                end++;
            }
            if (end > at) {
                features.word(EDGE + folded.substring(at, end) + EDGE);
            }
            at = Math.max(end, at + 1);
        }
        return features.places.build().sorted().distinct().toArray();
    }

    private void word(String word) {
        int hash = word.hashCode();
        places.add(place(hash));
        if (before != 0) {
            places.add(place((before * 0x01000193) ^ hash));
        }
        if (twoBefore != 0) {
            places.add(place((twoBefore * 0x01000193) ^ (hash * 31)));
        }
        twoBefore = before;
        before = hash;
        for (int size = SHORTEST_PIECE; size <= LONGEST_PIECE; size++) {
            for (int from = 0; from + size <= word.length(); from++) {
                places.add(HALF + place(word.substring(from, from + size).hashCode()));
            }
        }
    }

    private static int place(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & (HALF - 1);
    }

    /** How many of the places are words and pairs of them. */
    static int words(int[] places) {
        int at = Arrays.binarySearch(places, HALF);
        return at >= 0 ? at : -at - 1;
    }
}

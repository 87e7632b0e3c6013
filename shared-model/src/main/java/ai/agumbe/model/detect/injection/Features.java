package ai.agumbe.model.detect.injection;

/**
 * What is to be said about each word of a text, as numbers below {@link #BUCKETS}: the word, its beginning and pieces, what
 * it follows, and which concepts come together there.
 */
final class Features {
    static final int BUCKETS = 1 << 18;
    /** So much as nothing said counts beside what is said of a stretch: a word or two prove little. */
    static final int DAMPING = 20;
    /** How many words apart concepts still belong together. */
    private static final int REACH = 12;

    private static final int CLOSE = 4;
    private static final int KEPT = 8;
    private static final int STEM = 5;
    private static final int PIECE = 4;
    /** What the oldest character of a piece counts in its hash. */
    private static final int OLDEST = 31 * 31 * 31;

    /** Tells the piece that a word begins with from the others. */
    private static final int BEGINNING = 7 * 31 * OLDEST;

    /** Takes what there is to say. */
    @FunctionalInterface
    interface Sink {
        void put(int word, int bucket);
    }

    private final Concepts concepts;
    private final String text;
    private final Words words;
    private final Sink sink;
    /** The last concepts and at which words they end, the newest last. */
    private final int[] recent = new int[KEPT];

    private final int[] ends = new int[KEPT];
    private int kept;

    private Features(Concepts concepts, String text, Words words, Sink sink) {
        this.concepts = concepts;
        this.text = text;
        this.words = words;
        this.sink = sink;
    }

    static void of(Concepts concepts, String text, Words words, Sink sink) {
        Features features = new Features(concepts, text, words, sink);
        for (int i = 0; i < words.count(); i++) {
            features.word(i);
            features.concepts(i);
        }
    }

    private void word(int i) {
        int word = words.hash(i);
        sink.put(i, bucket(1, word));
        int before = i > 0 ? words.hash(i - 1) : 0;
        sink.put(i, bucket(2, mixed(before, word)));
        if (i > 1) {
            sink.put(i, bucket(3, mixed(mixed(words.hash(i - 2), before), word)));
            sink.put(i, bucket(4, mixed(words.hash(i - 2), word)));
        }
        pieces(i);
    }

    private void pieces(int i) {
        int start = words.start(i);
        int end = words.end(i);
        if (end - start <= STEM) {
            return;
        }
        int hash = 0;
        for (int at = start; at < end; at++) {
            if (at - start >= PIECE) {
                hash -= OLDEST * Words.folded(text.charAt(at - PIECE));
            }
            hash = hash * 31 + Words.folded(text.charAt(at));
            if (at - start == PIECE - 1) {
                sink.put(i, bucket(5, hash + BEGINNING));
            } else if (at - start >= PIECE) {
                sink.put(i, bucket(5, hash));
            }
        }
    }

    private void concepts(int first) {
        int place = Concepts.ROOT;
        for (int i = first; i < words.count(); i++) {
            place = concepts.step(place, words.hash(i));
            if (place == Concepts.NOWHERE) {
                return;
            }
            if (concepts.at(place) >= 0) {
                concept(concepts.at(place), i);
            }
        }
    }

    private void concept(int concept, int word) {
        sink.put(word, bucket(6, concept));
        int second = -1;
        for (int i = kept - 1; i >= 0 && word - ends[i] <= REACH; i--) {
            if (ends[i] > word) {
                continue;
            }
            int pair = recent[i] * Concepts.MOST + concept;
            sink.put(word, bucket(7, pair));
            if (word - ends[i] <= CLOSE) {
                sink.put(word, bucket(8, pair));
            }
            if (second >= 0) {
                sink.put(word, bucket(9, (recent[i] * Concepts.MOST + second) * Concepts.MOST + concept));
            }
            second = recent[i];
        }
        if (kept == KEPT) {
            System.arraycopy(recent, 1, recent, 0, KEPT - 1);
            System.arraycopy(ends, 1, ends, 0, KEPT - 1);
            kept--;
        }
        recent[kept] = concept;
        ends[kept++] = word;
    }

    private static int mixed(int first, int second) {
        return ((first * 0x2C1B3C6D) ^ second) * 0x297A2D39;
    }

    private static int bucket(int kind, int value) {
        int hash = (value ^ (kind * 0x9E3779B9)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    }
}

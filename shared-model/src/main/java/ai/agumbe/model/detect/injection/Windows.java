package ai.agumbe.model.detect.injection;

/** The stretches of a text that are judged by themselves, so that what is short is not lost in what is long. */
final class Windows {
    private static final int[] SIZES = {12, 40, 160};

    /** Takes a stretch, in words. */
    @FunctionalInterface
    interface Sink {
        void put(int from, int to);
    }

    private Windows() {}

    /** All of a text of so many words; each size moves on by half of itself. */
    static void of(int words, Sink sink) {
        for (int size : SIZES) {
            if (words <= size) {
                sink.put(0, words);
                return;
            }
            int step = size / 2;
            for (int from = 0; from + step < words; from += step) {
                sink.put(Math.max(0, Math.min(from, words - size)), Math.min(from + size, words));
            }
        }
    }
}

package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.text.Folding;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about some words of a text. */
final class Stretch {
    private final int[] buckets;

    private Stretch(int[] buckets) {
        this.buckets = buckets;
    }

    /** All stretches of a text that are judged by themselves. */
    static List<Stretch> of(Concepts concepts, String text) {
        String folded = Folding.fold(text).text();
        Words words = Words.of(folded);
        Said said = new Said(words.count());
        Features.of(concepts, folded, words, said);
        List<Stretch> stretches = new ArrayList<>();
        Windows.of(words.count(), (from, to) -> stretches.add(said.between(from, to)));
        return stretches;
    }

    int[] buckets() {
        return buckets;
    }

    /** What each bucket counts: the less, the more there are. */
    double unit() {
        return 1 / Math.sqrt((double) buckets.length + Features.DAMPING);
    }

    /** Everything said, by word. */
    private static final class Said implements Features.Sink {
        private final List<List<Integer>> byWord = new ArrayList<>();

        private Said(int words) {
            for (int i = 0; i < words; i++) {
                byWord.add(new ArrayList<>());
            }
        }

        @Override
        public void put(int word, int bucket) {
            byWord.get(word).add(bucket);
        }

        private Stretch between(int from, int to) {
            return new Stretch(byWord.subList(from, to).stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
    }
}

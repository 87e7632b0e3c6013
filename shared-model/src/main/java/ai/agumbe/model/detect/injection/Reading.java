package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.text.Span;
import ai.agumbe.model.detect.text.TextView;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text as a model weighs it, word by word: the stretch that looks most like an injection. */
final class Reading {
    private static final int MOST_NAMED = 3;
    /** A long text is read in parts; stretches that begin where two overlap belong to the second. */
    private static final int MOST_WORDS = 2048;

    private static final int SHARED_WORDS = 160;
    private static final int FARTHEST = 20;
    private static final String SENTENCE_ENDS = ".!?\n。！？";

    private final Concepts concepts;
    private final TextView view;
    private final Words words;
    private final Weights weights;
    /** Up to each word: what all words before it weigh, and how much there was to say about them. */
    private final int[] steps;

    private final int[] said;
    private double best = Double.NEGATIVE_INFINITY;
    private int from;
    private int to;

    Reading(Concepts concepts, Weights weights, TextView view, int start) {
        this.concepts = concepts;
        this.view = view;
        this.weights = weights;
        words = Words.of(view.text(), start, MOST_WORDS);
        steps = new int[words.count() + 1];
        said = new int[words.count() + 1];
        Features.of(concepts, view.text(), words, (word, bucket) -> {
            steps[word + 1] += weights.steps(bucket);
            said[word + 1]++;
        });
        for (int i = 0; i < words.count(); i++) {
            steps[i + 1] += steps[i];
            said[i + 1] += said[i];
        }
        Windows.of(words.count(), this::judge);
    }

    private void judge(int start, int end) {
        if (!isLast() && start >= MOST_WORDS - SHARED_WORDS) {
            return;
        }
        double weight = (steps[end] - steps[start]) * (double) weights.scale();
        double score = weights.bias() + weight / Math.sqrt((double) said[end] - said[start] + Features.DAMPING);
        if (score > best) {
            best = score;
            from = start;
            to = end;
        }
    }

    /** The worst of a view; null when it has no words. */
    static @Nullable Reading worst(Concepts concepts, Weights weights, TextView view) {
        Reading reading = new Reading(concepts, weights, view, 0);
        Reading worst = reading;
        while (!reading.isLast()) {
            reading = new Reading(concepts, weights, view, reading.words.start(MOST_WORDS - SHARED_WORDS));
            worst = reading.best > worst.best ? reading : worst;
        }
        return worst.words.count() == 0 ? null : worst;
    }

    private boolean isLast() {
        return words.count() < MOST_WORDS;
    }

    /** How much the stretch looks like an injection, 0 to 1. */
    double score() {
        return 1 / (1 + Math.exp(-best));
    }

    Injection injection() {
        narrow();
        widen();
        Span span = view.original(words.start(from), words.end(to - 1));
        return new Injection(score(), rule(), span, view.view());
    }

    /** Leaves words out at the ends of the stretch that speak against it. */
    private void narrow() {
        int most = Integer.MIN_VALUE;
        int bestStart = from;
        int bestEnd = to;
        int start = from;
        for (int i = from; i < to; i++) {
            if (steps[i] < steps[start]) {
                start = i;
            }
            if (steps[i + 1] - steps[start] > most) {
                most = steps[i + 1] - steps[start];
                bestStart = start;
                bestEnd = i + 1;
            }
        }
        from = bestStart;
        to = bestEnd;
    }

    /** To whole sentences, where they are not long. */
    private void widen() {
        for (int i = 0; i < FARTHEST && from > 0 && !endsSentence(from - 1); i++) {
            from--;
        }
        for (int i = 0; i < FARTHEST && to < words.count() && !endsSentence(to - 1); i++) {
            to++;
        }
    }

    private boolean endsSentence(int word) {
        for (int at = words.end(word); at < words.start(word + 1); at++) {
            if (SENTENCE_ENDS.indexOf(view.text().charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private String rule() {
        Set<String> names = new LinkedHashSet<>();
        for (int first = from; first < to && names.size() < MOST_NAMED; first++) {
            int place = Concepts.ROOT;
            for (int i = first; i < to; i++) {
                place = concepts.step(place, words.hash(i));
                if (place == Concepts.NOWHERE) {
                    break;
                }
                if (concepts.at(place) >= 0) {
                    names.add(concepts.name(concepts.at(place)).replace(' ', '-'));
                }
            }
        }
        return names.isEmpty() ? "wording" : String.join("+", names);
    }
}

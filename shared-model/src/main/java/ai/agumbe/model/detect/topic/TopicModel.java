package ai.agumbe.model.detect.topic;

import ai.agumbe.model.detect.topic.Vectors.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells sentences on a topic from others, by examples of both. The same examples give the same model. It knows words, not
 * meanings: what is on the topic in other words than the examples' passes.
 */
public final class TopicModel {
    /**
     * Where the line is between what counterexamples show and the topic: examples are fewer than what may be said on a topic,
     * so a little less than the middle is enough.
     */
    private static final double NEAR = -0.1;
    /** Where only everyday requests are known: what lies between them and the topic is rather not on it. */
    private static final double FAR = 0.4;

    private final Vectors vectors;
    private final Margin margin;
    private final double line;

    private TopicModel(Vectors vectors, Margin margin, double line) {
        this.vectors = vectors;
        this.margin = margin;
        this.line = line;
    }

    /**
     * Learns a topic.
     *
     * @param counterexamples what is left alone, beside the built-in everyday requests: the nearer to the topic, the better
     */
    public static TopicModel train(List<String> examples, List<String> counterexamples) {
        List<String> texts = new ArrayList<>(examples);
        texts.addAll(counterexamples);
        texts.addAll(Background.LINES);
        Vectors vectors = new Vectors(texts);
        boolean[] on = new boolean[texts.size()];
        Arrays.fill(on, 0, examples.size(), true);
        Margin margin = new Margin(texts.stream().map(vectors::of).toList(), on);
        return new TopicModel(vectors, margin, counterexamples.isEmpty() ? FAR : NEAR);
    }

    /** How far a sentence is on the topic's side: above 0 it is on the topic. */
    public double score(String sentence) {
        Vector vector = vectors.of(sentence);
        return vector.isEmpty() ? -1 : margin.of(vector) - line;
    }

    public boolean matches(String sentence) {
        return score(sentence) > 0;
    }
}

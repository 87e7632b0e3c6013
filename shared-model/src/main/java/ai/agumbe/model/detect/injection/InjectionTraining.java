package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.injection.TrainingTexts.TrainingText;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns the weights from a folder of texts that stays outside of the project, and writes them with their provenance.
 * Thresholds come from texts that were not learned from: each fifth is scored by what the other four teach.
 */
public final class InjectionTraining {
    private static final int WRONG_CALL = 2;
    private static final int FOLDS = 5;
    /** So many stretches of a text are learned from at most. */
    private static final int MOST = 24;
    /** How much of an attack is one: its worst stretches, by what the whole of it taught. */
    private static final double SHARE = 0.4;
    /** So many texts of a kind count in full. */
    private static final double COMMON = 400;

    private static final double LESS = -0.4;
    private static final String HEAD = """
            What the model of injections learned from: texts of each source, and which share of them it takes for attacks when
            it has not learned from them, at the thresholds "suspect" and "certain"; then when it has not learned from anything
            of their source.
            """;

    private final List<TrainingText> texts;

    private InjectionTraining(List<TrainingText> texts) {
        this.texts = texts;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println(
                    "training: a folder of texts and a file are needed (expected: InjectionTraining FOLDER FILE)");
            System.exit(WRONG_CALL);
        }
        System.out.print(train(Path.of(arguments[0]), Path.of(arguments[1])));
    }

    /** Writes the model to the file, and what it learned from beside it; tells the latter. */
    static String train(Path folder, Path file) throws IOException {
        InjectionTraining training = new InjectionTraining(TrainingTexts.in(folder, Concepts.shipped()));
        double[] scores = training.heldOut(i -> i % FOLDS, FOLDS);
        Thresholds thresholds = training.thresholds(scores);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            learned(training.texts).weights(thresholds).write(out);
        }
        List<String> sources = training.sourcesOfAttacks();
        double[] strange =
                training.heldOut(i -> sources.indexOf(training.texts.get(i).source()), sources.size());
        String provenance = training.provenance(scores, strange, thresholds);
        Files.writeString(file.resolveSibling(file.getFileName() + ".txt"), provenance);
        return provenance;
    }

    /** What each text scores when those of its group are not learned from; 0 for those of no group. */
    private double[] heldOut(IntUnaryOperator group, int groups) {
        double[] scores = new double[texts.size()];
        for (int held = 0; held < groups; held++) {
            int out = held;
            Learner learner = learned(IntStream.range(0, texts.size())
                    .filter(i -> group.applyAsInt(i) != out)
                    .mapToObj(texts::get)
                    .toList());
            IntStream.range(0, scores.length)
                    .filter(i -> group.applyAsInt(i) == out)
                    .forEach(i -> scores[i] = worst(texts.get(i).stretches(), learner));
        }
        return scores;
    }

    private static double worst(List<Stretch> stretches, Learner learner) {
        double worst = stretches.stream().mapToDouble(learner::score).max().orElse(Double.NEGATIVE_INFINITY);
        return 1 / (1 + Math.exp(-worst));
    }

    private Thresholds thresholds(double[] scores) {
        double[] harmless = IntStream.range(0, scores.length)
                .filter(i -> !texts.get(i).attack())
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        return new Thresholds(above(harmless, 0.99), above(harmless, 0.997), above(harmless, 0.999));
    }

    private static float above(double[] sorted, double share) {
        return (float) sorted[(int) (sorted.length * share)];
    }

    /** Learns twice: the second time only from what the first time took for the attack in each. */
    private static Learner learned(List<TrainingText> texts) {
        Map<String, Integer> kinds = new TreeMap<>();
        texts.forEach(text -> kinds.merge(text.kind(), 1, Integer::sum));
        List<Sample> first = new ArrayList<>();
        texts.forEach(text -> addSamples(first, text, spread(text.stretches()), kinds));
        Learner learner = new Learner(first);
        List<Sample> second = new ArrayList<>();
        texts.forEach(text -> addSamples(second, text, worst(text, learner), kinds));
        return new Learner(second);
    }

    private static void addSamples(
            List<Sample> samples, TrainingText text, List<Stretch> stretches, Map<String, Integer> kinds) {
        double kind = Math.pow(kinds.getOrDefault(text.kind(), 1) / COMMON, LESS);
        float weight = (float) (kind / Math.sqrt(Math.max(1, stretches.size())));
        stretches.forEach(stretch -> samples.add(new Sample(stretch, text.attack(), weight)));
    }

    private static List<Stretch> spread(List<Stretch> all) {
        if (all.size() <= MOST) {
            return all;
        }
        return IntStream.range(0, MOST)
                .mapToObj(i -> all.get(i * all.size() / MOST))
                .toList();
    }

    private static List<Stretch> worst(TrainingText text, Learner learner) {
        int size = text.stretches().size();
        int kept = text.attack() ? (int) Math.ceil(size * SHARE) : size;
        return text.stretches().stream()
                .sorted(Comparator.comparingDouble(stretch -> -learner.score(stretch)))
                .limit(Math.min(kept, MOST))
                .toList();
    }

    private List<String> sourcesOfAttacks() {
        return texts.stream()
                .filter(TrainingText::attack)
                .map(TrainingText::source)
                .distinct()
                .toList();
    }

    private String provenance(double[] scores, double[] strange, Thresholds thresholds) {
        Map<String, int[]> kinds = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            int[] count = kinds.computeIfAbsent(texts.get(i).kind(), _ -> new int[5]);
            count[0]++;
            count[1] += scores[i] >= thresholds.suspect() ? 1 : 0;
            count[2] += scores[i] >= thresholds.certain() ? 1 : 0;
            count[3] += strange[i] >= thresholds.suspect() ? 1 : 0;
            count[4] += strange[i] >= thresholds.certain() ? 1 : 0;
        }
        StringBuilder out = new StringBuilder(HEAD);
        kinds.forEach((kind, count) -> out.append(String.format(Locale.ROOT, "%-50s %6d", kind, count[0]))
                .append(shares(count, kind.startsWith("attacks") ? 4 : 2))
                .append('\n'));
        return out.append(String.format(
                        Locale.ROOT,
                        "thresholds: suspect %.4f, likely %.4f, certain %.4f%n",
                        thresholds.suspect(),
                        thresholds.likely(),
                        thresholds.certain()))
                .toString();
    }

    private static String shares(int[] count, int shown) {
        return IntStream.rangeClosed(1, shown)
                .mapToObj(i -> String.format(Locale.ROOT, "  %.3f", (double) count[i] / count[0]))
                .collect(Collectors.joining());
    }
}

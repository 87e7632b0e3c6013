package ai.agumbe.model.detect.score;

import ai.agumbe.model.detect.topic.TopicModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well a topic is learned from so many examples of each thing that may be asked on it, with as many of everything else
 * for counterexamples and without any; judged on other utterances, also such that belong nowhere.
 */
final class TopicScores {
    private static final List<Integer> EXAMPLES = List.of(1, 5, 20);
    private static final int STATED = 20;
    private static final double F1 = 0.92;
    /** So often examples are drawn: which ones matters. */
    private static final int DRAWS = 3;

    /** Those that a company may want to deny; the others are small talk, commands and chores. */
    private static final Set<String> SUBJECTS = Set.of("auto_and_commute", "banking", "credit_cards", "travel", "work");

    private record Measured(double precision, double recall, double f1) {}

    private final List<JsonNode> tests;
    private final Map<String, Map<String, List<String>>> lessons;
    private final List<Score> scores = new ArrayList<>();

    TopicScores(Corpus corpus) {
        List<JsonNode> rows = corpus.rows("topics");
        tests = rows.stream()
                .filter(row -> !row.path("split").asText().equals("train"))
                .toList();
        lessons = rows.stream()
                .filter(row -> row.path("split").asText().equals("train"))
                .collect(Collectors.groupingBy(
                        row -> row.path("domain").asText(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                row -> row.path("intent").asText(),
                                TreeMap::new,
                                Collectors.mapping(row -> row.path("text").asText(), Collectors.toList()))));
    }

    List<Score> scores() {
        for (int examples : EXAMPLES) {
            score(examples, true);
            score(examples, false);
        }
        return scores;
    }

    private void score(int examples, boolean counterexamples) {
        Map<String, Measured> measured = new TreeMap<>();
        lessons.keySet().forEach(topic -> measured.put(topic, measure(topic, examples, counterexamples)));
        double all = mean(List.copyOf(measured.values()));
        String what = "topics, " + examples + (counterexamples ? " examples and counterexamples" : " examples alone")
                + ", F1";
        if (examples == STATED && counterexamples) {
            scores.add(Score.atLeast(what + ", all " + measured.size(), all, F1));
            double subjects = mean(SUBJECTS.stream().map(measured::get).toList());
            scores.add(Score.shown(
                    "  the " + SUBJECTS.size() + " that are subjects, F1",
                    String.format(Locale.ROOT, "%.3f", subjects)));
            measured.forEach(
                    (topic, of) -> scores.add(Score.shown("  " + topic + ": precision, recall, F1", told(of))));
        } else {
            scores.add(Score.shown(what, String.format(Locale.ROOT, "%.3f", all)));
        }
    }

    private Measured measure(String topic, int examples, boolean counterexamples) {
        List<Measured> draws = IntStream.rangeClosed(1, DRAWS)
                .mapToObj(draw -> measure(topic, examples, counterexamples, draw))
                .toList();
        return new Measured(
                draws.stream().mapToDouble(Measured::precision).average().orElse(0),
                draws.stream().mapToDouble(Measured::recall).average().orElse(0),
                mean(draws));
    }

    private Measured measure(String topic, int examples, boolean counterexamples, int draw) {
        List<String> on = new ArrayList<>();
        List<String> off = new ArrayList<>();
        lessons.forEach((other, intents) -> intents.values().forEach(texts -> {
            List<String> some = new ArrayList<>(texts);
            Collections.shuffle(some, new Random(draw));
            (other.equals(topic) ? on : off).addAll(some.subList(0, examples));
        }));
        TopicModel model = TopicModel.train(on, counterexamples ? off : List.of());
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (JsonNode test : tests) {
            boolean is = test.path("domain").asText().equals(topic);
            boolean found = model.matches(test.path("text").asText());
            right += is && found ? 1 : 0;
            wrong += !is && found ? 1 : 0;
            missed += is && !found ? 1 : 0;
        }
        double total = 2.0 * right + wrong + missed;
        return new Measured(
                right == 0 ? 0 : (double) right / (right + wrong),
                right == 0 ? 0 : (double) right / (right + missed),
                2 * right / total);
    }

    private static double mean(List<Measured> measured) {
        return measured.stream().mapToDouble(Measured::f1).average().orElse(0);
    }

    private static String told(Measured of) {
        return String.format(Locale.ROOT, "%.2f %.2f %.3f", of.precision(), of.recall(), of.f1());
    }
}

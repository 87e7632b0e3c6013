package ai.agumbe.model.detect.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how well and how fast the detectors work on a folder of corpora; fails when a bar is missed. */
public final class Scorecard {
    private static final int MISSED = 1;
    private static final int WRONG_CALL = 2;

    private Scorecard() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("guardrails: one folder of corpora is needed (expected: Scorecard FOLDER)");
            System.exit(WRONG_CALL);
        }
        List<Score> scores = measure(new Corpus(Path.of(arguments[0])));
        scores.forEach(score -> System.out.println(score.line()));
        if (!scores.stream().allMatch(Score::holds)) {
            System.exit(MISSED);
        }
    }

    private static List<Score> measure(Corpus corpus) {
        List<Score> scores = new ArrayList<>(new SecretScores(corpus).scores());
        scores.addAll(new PiiScores(corpus).scores());
        scores.addAll(new InjectionScores(corpus).scores());
        scores.addAll(new TopicScores(corpus).scores());
        scores.addAll(new SpeedScores(corpus).scores());
        return scores;
    }
}

package ai.agumbe.model.detect.score;

import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.decode.Encoded;
import ai.agumbe.model.detect.injection.InjectionModel;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.pii.PiiRules;
import ai.agumbe.model.detect.secret.SecretRules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** How long the rules of the recommended baseline take, in processor time of one thread. */
final class SpeedScores {
    private static final int KIB = 1024;
    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Corpus corpus;
    private final Detector detector = baseline();
    private final InjectionModel model = InjectionModel.shipped();

    SpeedScores(Corpus corpus) {
        this.corpus = corpus;
    }

    List<Score> scores() {
        String prose = String.join(". ", corpus.texts("topics", "text"));
        prose = prose.concat(prose).substring(0, KIB * KIB);
        String other = accented(prose);
        double kilobyte = microsPerKibibyte(prose, KIB, 100);
        double ten = microsPerKibibyte(prose, 10 * KIB, 10);
        double megabyte = microsPerKibibyte(prose, KIB * KIB, 1);
        double injections = microsPerKibibyte(model::score, prose, KIB, 100);
        return List.of(
                Score.atMost("injections, µs per KB of 1 KB ASCII prose", injections, 100),
                Score.atMost("injections, the same, other text", microsPerKibibyte(model::score, other, KIB, 100), 200),
                Score.atMost(
                        "injections, 1 MB ÷ 10 KB, time for each KB",
                        microsPerKibibyte(model::score, prose, KIB * KIB, 1)
                                / microsPerKibibyte(model::score, prose, 10 * KIB, 10),
                        1.5),
                Score.atMost("secrets and personal data, µs per KB of 1 KB ASCII prose", kilobyte, 250),
                Score.atMost("the same, other text", microsPerKibibyte(other, KIB, 100), 300),
                Score.atMost("1 MB ÷ 10 KB, time for each KB", megabyte / ten, 1.5),
                Score.atMost("1 MB, ms", megabyte * KIB / 1000, 2000),
                Score.atMost("a stream's chunk of 4 characters, µs, p99", chunkP99(prose), 1000));
    }

    private static Detector baseline() {
        List<Rule> rules = new ArrayList<>(SecretRules.all());
        rules.addAll(PiiRules.of(Set.of("US")));
        return Encoded.seenThroughBy(rules);
    }

    private double microsPerKibibyte(String text, int size, int pieces) {
        return microsPerKibibyte(detector::scan, text, size, pieces);
    }

    private static double microsPerKibibyte(Consumer<String> reader, String text, int size, int pieces) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS / (size > 10 * KIB ? 4 : 1)) {
            round(reader, text, size, pieces);
        }
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            round(reader, text, size, pieces);
            rounds[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1000.0 / pieces / (size / (double) KIB);
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void round(Consumer<String> reader, String text, int size, int pieces) {
        for (int i = 0; i < pieces; i++) {
            reader.accept(text.substring(i * size, (i + 1) * size));
        }
    }

    private double chunkP99(String text) {
        Redactor redactor = new Redactor(detector);
        int chunks = 20_000;
        double[] micros = new double[chunks];
        for (int i = 0; i < chunks; i++) {
            String chunk = text.substring(i * 4, i * 4 + 4);
            long before = System.nanoTime();
            redactor.feed(chunk);
            micros[i] = (System.nanoTime() - before) / 1000.0;
        }
        Arrays.sort(micros);
        return micros[chunks * 99 / 100];
    }

    /** Prose in which every seventh letter is of another alphabet. */
    private static String accented(String prose) {
        StringBuilder out = new StringBuilder(prose);
        for (int i = 0; i < out.length(); i += 7) {
            if (Character.isLetter(out.charAt(i))) {
                out.setCharAt(i, "éüñжに".charAt(i / 7 % 5));
            }
        }
        return out.toString();
    }
}

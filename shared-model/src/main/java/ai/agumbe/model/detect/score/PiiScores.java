package ai.agumbe.model.detect.score;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.pii.PiiRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How well structured personal data is found, per kind; a finding counts when it overlaps a span of its kind. */
final class PiiScores {
    /** Those whose numbers the corpus has. */
    static final Set<String> COUNTRIES = Set.of(
            "US", "GB", "FR", "DE", "CH", "SE", "AU", "ZA", "BE", "NL", "PT", "ES", "HU", "DK", "FI", "AT", "IT", "PL",
            "CZ", "NZ");

    private static final Map<String, Kind> KINDS = Map.of(
            "EMAIL_ADDRESS", Kind.EMAIL,
            "CREDIT_CARD", Kind.CARD,
            "IBAN_CODE", Kind.IBAN,
            "US_SSN", Kind.SSN,
            "IP_ADDRESS", Kind.IP,
            "PHONE_NUMBER", Kind.PHONE);
    private static final double F1 = 0.95;

    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        double f1() {
            return 2.0 * right / (2 * right + wrong + missed);
        }
    }

    private final Corpus corpus;
    private final Detector detector = new Detector(PiiRules.of(COUNTRIES));
    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

    PiiScores(Corpus corpus) {
        this.corpus = corpus;
        KINDS.values().forEach(kind -> counts.put(kind, new Count()));
    }

    List<Score> scores() {
        corpus.rows("pii_synth").forEach(this::count);
        Count all = new Count();
        List<Score> scores = new ArrayList<>();
        counts.forEach((kind, count) -> {
            all.right += count.right;
            all.wrong += count.wrong;
            all.missed += count.missed;
            if (kind == Kind.PHONE) {
                scores.add(Score.atLeast("PHONE precision, regions set", count.precision(), 0.95));
                scores.add(Score.atLeast("PHONE recall, regions set", count.recall(), 0.75));
            } else {
                scores.add(Score.atLeast(kind + " F1, " + (count.right + count.missed) + " spans", count.f1(), F1));
            }
        });
        scores.addFirst(Score.atLeast("structured personal data, F1", all.f1(), F1));
        long flagged = corpus.texts("topics", "text").stream()
                .filter(text -> !detector.scan(text).isEmpty())
                .count();
        scores.add(Score.shown("everyday texts flagged", String.format(Locale.ROOT, "%d", flagged)));
        return scores;
    }

    private void count(JsonNode row) {
        List<Finding> found = new ArrayList<>(detector.scan(row.path("text").asText()));
        for (JsonNode span : row.path("spans")) {
            Kind kind = KINDS.get(span.path("type").asText());
            if (kind == null) {
                continue;
            }
            int start = span.path("start").asInt();
            int end = span.path("end").asInt();
            Optional<Finding> hit = found.stream()
                    .filter(finding -> finding.kind() == kind && finding.start() < end && finding.end() > start)
                    .findFirst();
            hit.ifPresentOrElse(
                    finding -> {
                        found.remove(finding);
                        of(kind).right++;
                    },
                    () -> of(kind).missed++);
        }
        found.stream()
                .filter(finding -> counts.containsKey(finding.kind()))
                .forEach(finding -> of(finding.kind()).wrong++);
    }

    private Count of(Kind kind) {
        return counts.computeIfAbsent(kind, _ -> new Count());
    }
}

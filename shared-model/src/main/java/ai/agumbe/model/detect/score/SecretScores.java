package ai.agumbe.model.detect.score;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.secret.SecretRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How well credentials are found, and only credentials. */
final class SecretScores {
    private static final List<String> SENTENCES = List.of(
            "My key is %s and it works",
            "Here is the new token: %s then",
            "Please use %s to log in",
            "I pasted %s by mistake",
            "(they told us %s is the credential)");
    private static final List<String> FOLLOWERS =
            List.of("", ".", ",", ")", "]", "}", ">", "|", "!", "?", ":", "<", ";", "'", "\"", "`", "-", "/", "&", "*");
    private static final Map<String, Set<String>> OTHER_NAMES = Map.of(
            "gcp", Set.of("google"),
            "curl", Set.of("login", "authorization"),
            "generic", Set.of("secret", "password"),
            "hashicorp", Set.of("hashicorp"),
            "vault", Set.of("hashicorp"));

    private final Detector detector = new Detector(SecretRules.all());
    private final Set<String> selfEvident = SecretRules.all().stream()
            .filter(rule -> !(rule.anchor() instanceof Anchor.Near))
            .map(rule -> rule.id())
            .collect(Collectors.toSet());
    private final Corpus corpus;

    SecretScores(Corpus corpus) {
        this.corpus = corpus;
    }

    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        List<JsonNode> rows = corpus.rows("secrets_vectors");
        scores.add(Score.shown(
                "credential formats", String.valueOf(SecretRules.all().size())));
        scores.addAll(vectors(rows));
        scores.addAll(sentences(rows));
        List<String> benign = corpus.benign();
        long flagged =
                benign.stream().filter(text -> !detector.scan(text).isEmpty()).count();
        scores.add(Score.atMost(
                "benign texts flagged, of 10,000 (" + benign.size() + ")", flagged * 1e4 / benign.size(), 1));
        return scores;
    }

    private List<Score> vectors(List<JsonNode> rows) {
        int must = 0;
        int found = 0;
        int wrong = 0;
        int any = 0;
        for (JsonNode row : rows) {
            List<Finding> findings = detector.scan(row.path("text").asText());
            if (row.path("label").asInt() == 1) {
                must++;
                found += findings.isEmpty() ? 0 : 1;
            } else {
                any += findings.isEmpty() ? 0 : 1;
                String format = row.path("rule").asText();
                wrong += findings.stream().anyMatch(finding -> isOf(format, finding.rule())) ? 1 : 0;
            }
        }
        return List.of(
                Score.atLeast("must fire: found, of " + must, (double) found / must, 1),
                Score.atMost("must not fire: taken for the format they resemble", wrong, 1),
                Score.shown("must not fire: found by any rule", String.valueOf(any)));
    }

    private List<Score> sentences(List<JsonNode> rows) {
        Set<String> credentials = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            String text = row.path("text").asText();
            for (Finding finding : detector.scan(text)) {
                if (row.path("label").asInt() == 1 && selfEvident.contains(finding.rule())) {
                    credentials.add(text.substring(finding.start(), finding.end()));
                }
            }
        }
        double worst = 1;
        String before = "";
        for (String follower : FOLLOWERS) {
            double share = share(credentials, follower);
            if (share < worst) {
                worst = share;
                before = follower;
            }
        }
        String what = "in sentences (" + credentials.size() + " self-evident ones), worst follower " + before;
        return List.of(Score.atLeast(what, worst, 0.93));
    }

    private double share(Set<String> credentials, String follower) {
        int found = 0;
        for (String credential : credentials) {
            for (String sentence : SENTENCES) {
                int start = sentence.indexOf("%s");
                String text = sentence.replace("%s", credential + follower);
                int end = start + credential.length();
                found += detector.scan(text).stream()
                                .anyMatch(finding -> finding.start() <= start && finding.end() >= end)
                        ? 1
                        : 0;
            }
        }
        return (double) found / (credentials.size() * SENTENCES.size());
    }

    /** Whether a rule of ours is for a format that the corpus names differently: by the segments that they share. */
    private boolean isOf(String format, String rule) {
        int shared = sharedSegments(format, rule);
        int most = detector.rules().stream()
                .mapToInt(other -> sharedSegments(format, other.id()))
                .max()
                .orElse(0);
        return shared > 0 && (shared == most || most < 2);
    }

    private static int sharedSegments(String format, String rule) {
        String[] ours = rule.split("-", -1);
        String[] theirs = format.split("-", -1);
        if (!ours[0].equals(theirs[0])) {
            return OTHER_NAMES.getOrDefault(theirs[0], Set.of()).contains(ours[0]) ? 1 : 0;
        }
        int shared = 1;
        while (shared < Math.min(ours.length, theirs.length) && ours[shared].equals(theirs[shared])) {
            shared++;
        }
        return shared;
    }
}

package ai.agumbe.model.detect.decode;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Judgement;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.text.EncodedRun;
import ai.agumbe.model.detect.text.Escapes;
import ai.agumbe.model.detect.text.Span;
import ai.agumbe.model.detect.text.TextView;
import ai.agumbe.model.detect.text.View;
import ai.agumbe.model.pattern.Automaton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rules see through base64, hex, percent escapes and character references, two layers deep. */
public final class Encoded {
    private static final double LESS_SURE = 0.9;
    private static final Automaton FORM = Automaton.of("[A-Za-z0-9+/_-]{24,}={0,2}"
            + "|[\\w.+~@-]*(?:%[0-9A-Fa-f]{2}[\\w.+~@-]*)+"
            + "|[\\w.+~@-]*(?:&#?[A-Za-z0-9]{2,8};[\\w.+~@-]*)+");

    private final Detector inside;

    private Encoded(Detector inside) {
        this.inside = inside;
    }

    /** These rules, and the same for what is encoded. */
    public static Detector seenThroughBy(List<Rule> rules) {
        Detector plain = new Detector(rules);
        Detector once = plain.with(lookingInto(plain));
        return plain.with(lookingInto(once));
    }

    private static Rule lookingInto(Detector inside) {
        return new Rule(
                "encoded",
                Kind.SECRET,
                new Anchor.Anywhere(),
                FORM,
                Edge.WORD,
                Edge.BASE64,
                new Encoded(inside)::judge);
    }

    private @Nullable Judgement judge(String match) {
        if (match.indexOf('%') >= 0) {
            return within(Escapes.percent(match), View.PERCENT);
        }
        if (match.indexOf('&') >= 0) {
            return within(Escapes.entities(match), View.ENTITIES);
        }
        EncodedRun run = EncodedRun.decode(match, 0, match.length());
        if (run == null) {
            return null;
        }
        List<Finding> found = inside.scan(run.text());
        return found.isEmpty() ? null : judgement(weightiest(found), new Span(0, match.length()), run.view());
    }

    private @Nullable Judgement within(TextView decoded, View view) {
        List<Finding> found = inside.scan(decoded.text());
        if (found.isEmpty()) {
            return null;
        }
        int start = found.getFirst().start();
        int end = found.getLast().end();
        return judgement(weightiest(found), decoded.original(start, end), view);
    }

    private static Judgement judgement(Finding found, Span span, View view) {
        double sure = found.confidence() * LESS_SURE;
        Finding inner = new Finding(found.rule(), found.kind(), found.start(), found.end(), sure, view);
        return new Judgement(sure, span.start(), span.end(), inner);
    }

    private static Finding weightiest(List<Finding> found) {
        Finding weightiest = found.getFirst();
        for (Finding finding : found) {
            weightiest = finding.kind().compareTo(weightiest.kind()) < 0 ? finding : weightiest;
        }
        return weightiest;
    }
}

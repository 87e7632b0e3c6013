package ai.agumbe.data.guard;

import ai.agumbe.data.guard.match.Detector;
import ai.agumbe.data.guard.match.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Passes a text on with what was found in it replaced, and holds back only what a match could still reach. What comes
 * out in all is the same however the text was cut.
 */
public final class Redactor {
    private final Scan scan;
    private final Function<Finding, String> replacement;
    private final StringBuilder held = new StringBuilder();
    private final List<Finding> findings = new ArrayList<>();
    /** Where in the original the held text begins. */
    private int from;

    /** Puts its kind's label in place of each finding. */
    public Redactor(Detector detector) {
        this(detector, finding -> finding.kind().label());
    }

    public Redactor(Detector detector, Function<Finding, String> replacement) {
        this.scan = detector.begin();
        this.replacement = replacement;
    }

    /** The whole text redacted. */
    public static String redact(Detector detector, String text) {
        Redactor redactor = new Redactor(detector);
        String begun = redactor.feed(text);
        return begun.concat(redactor.finish());
    }

    /** Takes a piece and gives what can go. */
    public String feed(CharSequence piece) {
        scan.feed(piece);
        held.append(piece);
        return release();
    }

    /** The text has ended: gives the rest. */
    public String finish() {
        scan.finish();
        return release();
    }

    /** All that was found so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many characters are held back. */
    public int heldBack() {
        return held.length();
    }

    private String release() {
        int settled = scan.settled();
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Finding finding : scan.drain()) {
            out.append(held, at - from, finding.start() - from).append(replacement.apply(finding));
            at = finding.end();
            findings.add(finding);
        }
        out.append(held, at - from, settled - from);
        held.delete(0, settled - from);
        from = settled;
        return out.toString();
    }
}

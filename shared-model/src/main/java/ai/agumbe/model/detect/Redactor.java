package ai.agumbe.model.detect;

import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Scan;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes a text on with what was found in it replaced, and holds back only what a match could still reach. What comes
 * out in all is the same however the text was cut.
 */
public final class Redactor {
    private final Scan scan;
    private final Replacement replacement;
    private final StringBuilder held = new StringBuilder();
    private final List<Finding> findings = new ArrayList<>();
    /** Where in the original the held text begins. */
    private int from;

    /** Says what stands in the place of a finding. */
    @FunctionalInterface
    public interface Replacement {
        /** @param found what was found, to be kept for as long as the call lasts and no longer */
        String of(Finding finding, String found);
    }

    /** Puts its kind's label in place of each finding. */
    public Redactor(Detector detector) {
        this(detector, (finding, found) -> finding.kind().label());
    }

    public Redactor(Detector detector, Replacement replacement) {
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
            out.append(held, at - from, finding.start() - from);
            out.append(replacement.of(finding, held.substring(finding.start() - from, finding.end() - from)));
            at = finding.end();
            findings.add(finding);
        }
        out.append(held, at - from, settled - from);
        held.delete(0, settled - from);
        from = settled;
        return out.toString();
    }
}

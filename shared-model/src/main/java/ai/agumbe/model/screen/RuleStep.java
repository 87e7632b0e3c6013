package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.match.Detector;

/** Looks for what rules describe; holds back only what a match could still reach. */
final class RuleStep implements Step {
    private final Redactor redactor;

    /** @param reaction notes a finding and says what stands in its place, or refuses */
    RuleStep(Detector detector, Redactor.Replacement reaction) {
        this.redactor = new Redactor(detector, reaction);
    }

    @Override
    public String feed(String piece) {
        return redactor.feed(piece);
    }

    @Override
    public String finish() {
        return redactor.finish();
    }
}

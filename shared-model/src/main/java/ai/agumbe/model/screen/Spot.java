package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.guard.Mode;

/**
 * Where a guardrail would apply.
 *
 * @param mode what it would do about it
 */
public record Spot(Mode mode, Finding finding) {
    public String guardrail() {
        return Guardrail.of(finding).wireName();
    }

    public String action() {
        return Action.of(mode).wireName();
    }
}

package ai.agumbe.data.screen;

import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.guard.Finding;
import ai.agumbe.data.guard.Kind;
import ai.agumbe.data.guard.Redactor;
import ai.agumbe.model.guard.Mode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Notes what is found, and does about it what the mode says.
 *
 * @param param what of the request or the answer is about to be refused
 * @param placeholders null where personal data is not to come back
 */
record Reactions(
        Decisions decisions,
        Stage stage,
        String param,
        @Nullable Placeholders placeholders) {

    Redactor.Replacement in(Mode mode) {
        return (finding, found) -> react(mode, finding, found);
    }

    private String react(Mode mode, Finding finding, String found) {
        Guardrail guardrail = Guardrail.of(finding);
        decisions.note(guardrail, stage, Action.of(mode), mode.wireName(), finding.rule());
        return switch (mode) {
            case BLOCK -> throw refusal(guardrail, finding.rule());
            case REDACT -> replacement(guardrail, finding, found);
            case DETECT, OFF -> found;
        };
    }

    private String replacement(Guardrail guardrail, Finding finding, String found) {
        if (placeholders != null && guardrail == Guardrail.PII && stage == Stage.INPUT) {
            return placeholders.standingFor(finding.kind(), found);
        }
        return finding.kind() == Kind.CUSTOM
                ? "[REDACTED_" + finding.rule().toUpperCase(Locale.ROOT).replace('-', '_') + "]"
                : finding.kind().label();
    }

    /** Never says what was found. */
    GatewayException refusal(Guardrail guardrail, String rule) {
        String what = stage == Stage.OUTPUT ? "The answer was" : "The request was";
        return GatewayException.about(
                guardrail.whenBlocked(),
                param,
                what + " blocked by the guardrail " + guardrail.wireName() + " (" + rule + ").");
    }
}

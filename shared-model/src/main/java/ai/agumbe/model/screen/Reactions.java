package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.guard.Mode;
import ai.agumbe.model.guard.RemoteDetector;
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
            return placeholders.standingFor(finding.kind().name(), found);
        }
        return finding.kind() == Kind.CUSTOM
                ? "[REDACTED_" + finding.rule().toUpperCase(Locale.ROOT).replace('-', '_') + "]"
                : finding.kind().label();
    }

    /** Somebody outside found something. */
    void remote(RemoteDetector detector, RemoteFinding finding) {
        String rule = detector.name() + ":" + finding.category();
        decisions.note(
                finding.guardrail(),
                stage,
                Action.of(detector.mode()),
                detector.mode().wireName(),
                rule);
        if (detector.mode() == Mode.BLOCK) {
            throw refusal(finding.guardrail(), rule);
        }
    }

    /** What stands in the place of what somebody outside found. */
    String instead(RemoteFinding finding, String found) {
        return placeholders != null && finding.guardrail() == Guardrail.PII && stage == Stage.INPUT
                ? placeholders.standingFor(finding.label(), found)
                : "[REDACTED_" + finding.label() + "]";
    }

    /** Somebody outside could not be asked. */
    void unavailable(RemoteDetector detector) {
        Guardrail guardrail =
                detector.protocol() == RemoteDetector.Protocol.PRESIDIO ? Guardrail.PII : Guardrail.CUSTOM;
        decisions.note(
                guardrail,
                stage,
                detector.failClosed() ? Action.BLOCKED : Action.DETECTED,
                detector.mode().wireName(),
                detector.name() + ":unavailable");
        if (detector.failClosed()) {
            throw GatewayException.about(
                    guardrail.whenBlocked(),
                    param,
                    subject() + " blocked: it could not be checked by " + detector.name() + ". Try again later.");
        }
    }

    /** Never says what was found. */
    GatewayException refusal(Guardrail guardrail, String rule) {
        return GatewayException.about(
                guardrail.whenBlocked(),
                param,
                subject() + " blocked by the guardrail " + guardrail.wireName() + " (" + rule + ").");
    }

    private String subject() {
        return stage == Stage.OUTPUT ? "The answer was" : "The request was";
    }
}

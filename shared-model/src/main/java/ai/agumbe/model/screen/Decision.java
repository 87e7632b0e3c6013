package ai.agumbe.model.screen;

/**
 * What a guardrail did about an exchange.
 *
 * @param stage {@code request}, {@code input} or {@code output}
 * @param action such as {@code redacted}
 * @param mode that of the check, or {@code enforce}
 * @param detail the rules that applied; never what they found
 */
public record Decision(String guardrail, String stage, String action, String mode, String detail) {}

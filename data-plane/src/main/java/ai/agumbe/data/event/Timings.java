package ai.agumbe.data.event;

/** Where an exchange's time went, in milliseconds; the members of the log row's {@code timings} and of the reply's headers. */
public record Timings(
        double total,
        double modelResolve,
        double guardrailConfig,
        double guardrailInput,
        double provider,
        double guardrailOutput,
        double requestLog,
        double usageEmit,
        double sideEffects) {
    public static final Timings NONE = new Timings(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What the gateway itself took. */
    public double gatewayOverhead() {
        return Math.max(0, total - provider);
    }
}

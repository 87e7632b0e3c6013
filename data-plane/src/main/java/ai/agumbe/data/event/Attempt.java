package ai.agumbe.data.event;

import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call to one provider, as the log row shows it.
 *
 * @param model catalogue id; what rows show as {@code upstreamModel}
 * @param outcome {@code answered}, {@code cancelled}, {@code interrupted}, or a fault such as {@code timed_out}
 * @param status the provider's HTTP status; null when none came
 * @param tokens what was paid for; {@link Tokens#NONE} when nothing was
 * @param cost null when the model has no price, and when nothing was sold
 * @param toolCalls of tools that the provider sells by the call
 */
public record Attempt(
        String model,
        String provider,
        String providerKind,
        @Nullable String credential,
        String outcome,
        @Nullable Integer status,
        double millis,
        Tokens tokens,
        @Nullable BigDecimal cost,
        @Nullable String priceVersion,
        boolean estimated,
        List<ToolCalls> toolCalls) {
    public Attempt {
        toolCalls = List.copyOf(toolCalls);
    }

    /** One that sold tokens alone. */
    public Attempt(
            String model,
            String provider,
            String providerKind,
            @Nullable String credential,
            String outcome,
            @Nullable Integer status,
            double millis,
            Tokens tokens,
            @Nullable BigDecimal cost,
            @Nullable String priceVersion,
            boolean estimated) {
        this(
                model,
                provider,
                providerKind,
                credential,
                outcome,
                status,
                millis,
                tokens,
                cost,
                priceVersion,
                estimated,
                List.of());
    }

    boolean soldAnything() {
        return tokens.total() > 0 || !toolCalls.isEmpty() || (cost != null && cost.signum() > 0);
    }
}

package ai.agumbe.model.event;

import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was bought in one attempt, under the model and provider that sold them.
 *
 * @param cost in US dollars with twelve decimals, on the topic a string; null when the model, or a tool of it, has no price
 * @param priceVersion {@code <model document version>@<price's from>}; null when the model has no price
 * @param toolCalls of tools that the provider sells by the call, each once
 */
public record Sale(
        String model,
        String provider,
        @Nullable String credential,
        Tokens tokens,
        @Nullable BigDecimal cost,
        @Nullable String priceVersion,
        boolean estimated,
        List<ToolCalls> toolCalls) {
    public Sale {
        // nodes of before tools were counted tell none
        toolCalls = toolCalls == null ? List.of() : List.copyOf(toolCalls);
    }

    /** Of tokens alone. */
    public Sale(
            String model,
            String provider,
            @Nullable String credential,
            Tokens tokens,
            @Nullable BigDecimal cost,
            @Nullable String priceVersion,
            boolean estimated) {
        this(model, provider, credential, tokens, cost, priceVersion, estimated, List.of());
    }
}

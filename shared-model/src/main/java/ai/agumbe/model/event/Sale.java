package ai.agumbe.model.event;

import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens bought in one attempt, under the model and provider that sold them.
 *
 * @param cost in US dollars with twelve decimals, on the topic a string; null when the model has no price
 * @param priceVersion {@code <model document version>@<price's from>}; null when the model has no price
 */
public record Sale(
        String model,
        String provider,
        @Nullable String credential,
        Tokens tokens,
        @Nullable BigDecimal cost,
        @Nullable String priceVersion,
        boolean estimated) {}

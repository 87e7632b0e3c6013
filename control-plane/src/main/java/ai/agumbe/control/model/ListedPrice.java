package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a price list says of one model, in US dollars per million tokens.
 *
 * @param provider as the list calls it
 * @param notTaken members with prices of things that are not priced here
 */
record ListedPrice(
        String provider,
        String model,
        BigDecimal input,
        BigDecimal output,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite5m,
        @Nullable BigDecimal cacheWrite1h,
        @Nullable BigDecimal reasoning,
        List<String> notTaken) {
    ListedPrice {
        notTaken = List.copyOf(notTaken);
    }

    DatedPrice from(Instant moment) {
        return new DatedPrice(moment, input, output, cachedInput, cacheWrite5m, cacheWrite1h, reasoning);
    }

    /** Whether it has no more decimals, and is no higher, than a price may. */
    boolean isExact() {
        return Stream.of(input, output, cachedInput, cacheWrite5m, cacheWrite1h, reasoning)
                .filter(Objects::nonNull)
                .allMatch(price -> price.signum() >= 0
                        && price.stripTrailingZeros().scale() <= Price.PRICE_SCALE
                        && price.compareTo(BigDecimal.valueOf(Prices.MAX)) <= 0);
    }
}

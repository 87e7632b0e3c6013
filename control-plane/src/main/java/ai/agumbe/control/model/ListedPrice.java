package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a price list says of one model, in US dollars per million tokens.
 *
 * @param provider as the list calls it
 * @param price to hold from a moment that the list does not say
 * @param notTaken members with prices of things that are not priced here
 */
record ListedPrice(String provider, String model, DatedPrice price, List<String> notTaken) {
    ListedPrice {
        notTaken = List.copyOf(notTaken);
    }

    /** Whether it has no more decimals, and is no higher, than a price may. */
    boolean isExact() {
        return Stream.of(
                        price.inputPerMillion(),
                        price.outputPerMillion(),
                        price.cachedInputPerMillion(),
                        price.cacheWrite5mPerMillion(),
                        price.cacheWrite1hPerMillion(),
                        price.reasoningPerMillion(),
                        price.audioInputPerMillion(),
                        price.imageInputPerMillion(),
                        price.audioOutputPerMillion(),
                        price.imageOutputPerMillion())
                .filter(Objects::nonNull)
                .allMatch(ListedPrice::isExact);
    }

    private static boolean isExact(BigDecimal price) {
        return price.signum() >= 0
                && price.stripTrailingZeros().scale() <= Price.PRICE_SCALE
                && price.compareTo(BigDecimal.valueOf(Prices.MAX)) <= 0;
    }
}

package ai.agumbe.model.money;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What tokens cost, in millionths of a US dollar per million tokens: whole numbers, because a price has at most six
 * decimals. One token times such a price is a whole number of 10⁻¹² dollars, so no cost is ever rounded.
 */
public record Price(
        long input,
        long output,
        long cachedInput,
        long cacheWrite5m,
        long cacheWrite1h,
        long reasoning,
        long audioInput,
        long imageInput,
        long audioOutput,
        long imageOutput) {
    /** Decimals of a cost. */
    public static final int COST_SCALE = 12;

    /** Decimals that a price may have. */
    public static final int PRICE_SCALE = 6;

    public static Price of(DatedPrice price) {
        long input = millionths(price.inputPerMillion());
        long output = millionths(price.outputPerMillion());
        return new Price(
                input,
                output,
                orElse(price.cachedInputPerMillion(), input),
                orElse(price.cacheWrite5mPerMillion(), input),
                orElse(price.cacheWrite1hPerMillion(), input),
                orElse(price.reasoningPerMillion(), output),
                orElse(price.audioInputPerMillion(), input),
                orElse(price.imageInputPerMillion(), input),
                orElse(price.audioOutputPerMillion(), output),
                orElse(price.imageOutputPerMillion(), output));
    }

    /** The exact cost in US dollars, with twelve decimals. */
    public BigDecimal costOf(Tokens tokens) {
        long picoDollars = 0;
        picoDollars = add(picoDollars, tokens.input(), input);
        picoDollars = add(picoDollars, tokens.cachedInput(), cachedInput);
        picoDollars = add(picoDollars, tokens.cacheWrite5m(), cacheWrite5m);
        picoDollars = add(picoDollars, tokens.cacheWrite1h(), cacheWrite1h);
        picoDollars = add(picoDollars, tokens.output(), output);
        picoDollars = add(picoDollars, tokens.reasoning(), reasoning);
        MediaTokens media = tokens.media();
        if (media != null) {
            picoDollars = add(picoDollars, media.audioInput(), audioInput);
            picoDollars = add(picoDollars, media.imageInput(), imageInput);
            picoDollars = add(picoDollars, media.audioOutput(), audioOutput);
            picoDollars = add(picoDollars, media.imageOutput(), imageOutput);
        }
        return BigDecimal.valueOf(picoDollars, COST_SCALE);
    }

    private static long add(long sum, long tokens, long price) {
        return Math.addExact(sum, Math.multiplyExact(tokens, price));
    }

    private static long orElse(@Nullable BigDecimal price, long otherwise) {
        return price == null ? otherwise : millionths(price);
    }

    private static long millionths(BigDecimal price) {
        return price.movePointRight(PRICE_SCALE).longValueExact();
    }
}

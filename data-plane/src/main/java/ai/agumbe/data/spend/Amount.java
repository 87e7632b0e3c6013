package ai.agumbe.data.spend;

import ai.agumbe.model.money.NanoUsd;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money and tokens, of one call or of many. */
public record Amount(long nanoUsd, long tokens) {
    public static final Amount NONE = new Amount(0, 0);

    /** @param usd null when nobody knows */
    public static Amount of(@Nullable BigDecimal usd, long tokens) {
        return new Amount(usd == null ? 0 : NanoUsd.up(usd), tokens);
    }

    public Amount plus(Amount other) {
        return new Amount(nanoUsd + other.nanoUsd, tokens + other.tokens);
    }

    public Amount minus(Amount other) {
        return new Amount(nanoUsd - other.nanoUsd, tokens - other.tokens);
    }

    /** The greater of each. */
    public Amount max(Amount other) {
        return new Amount(Math.max(nanoUsd, other.nanoUsd), Math.max(tokens, other.tokens));
    }
}

package ai.agumbe.local.flood;

import java.math.BigDecimal;

/** What the exchanges of one tenant come to. */
record Sums(long exchanges, long tokens, BigDecimal cost) {
    static final Sums NONE = new Sums(0, 0, BigDecimal.ZERO.setScale(12));

    Sums plus(long moreTokens, BigDecimal moreCost) {
        return new Sums(exchanges + 1, tokens + moreTokens, cost.add(moreCost));
    }
}

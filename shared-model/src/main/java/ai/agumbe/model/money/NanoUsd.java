package ai.agumbe.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole billionths of a dollar: for sums that are compared, not for those that are kept. */
public final class NanoUsd {
    private static final int SCALE = 9;

    /** More than any sum that is compared; two of them still fit in a long. */
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4, SCALE);

    private NanoUsd() {}

    /** Rounded up: of what is spent. */
    public static long up(BigDecimal usd) {
        return whole(usd, RoundingMode.CEILING);
    }

    /** Rounded down: of what may be spent. */
    public static long down(BigDecimal usd) {
        return whole(usd, RoundingMode.FLOOR);
    }

    private static long whole(BigDecimal usd, RoundingMode rounding) {
        BigDecimal within = usd.min(MOST).max(MOST.negate());
        return within.setScale(SCALE, rounding).unscaledValue().longValueExact();
    }

    public static BigDecimal dollars(long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, SCALE);
    }
}

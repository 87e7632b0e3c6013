package ai.agumbe.control.wallet;

import java.math.BigDecimal;

/** Amounts of money as they are shown: all digits, none of them padding. */
final class Dollars {
    private Dollars() {}

    static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }

    static String text(BigDecimal amount) {
        return plain(amount).toPlainString();
    }
}

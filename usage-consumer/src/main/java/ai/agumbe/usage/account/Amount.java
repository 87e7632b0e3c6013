package ai.agumbe.usage.account;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import java.math.BigDecimal;

/** Money and tokens that were sold, and how many sales had no price. */
record Amount(BigDecimal cost, long tokens, long unpriced, long exchanges) {
    static final Amount NONE = new Amount(BigDecimal.ZERO, 0, 0, 0);

    static Amount of(UsageEvent event) {
        Amount sum = new Amount(BigDecimal.ZERO, 0, 0, event.count());
        for (Sale sale : event.sales()) {
            BigDecimal cost = sale.cost();
            sum = sum.plus(new Amount(
                    cost == null ? BigDecimal.ZERO : cost, sale.tokens().total(), cost == null ? 1 : 0, 0));
        }
        return sum;
    }

    Amount plus(Amount other) {
        return new Amount(
                cost.add(other.cost),
                Math.addExact(tokens, other.tokens),
                unpriced + other.unpriced,
                exchanges + other.exchanges);
    }

    Amount negated() {
        return new Amount(cost.negate(), -tokens, -unpriced, -exchanges);
    }

    boolean isNothing() {
        return cost.signum() == 0 && tokens == 0 && unpriced == 0;
    }
}

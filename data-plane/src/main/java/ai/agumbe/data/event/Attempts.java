package ai.agumbe.data.event;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums over the attempts of an exchange: whatever was paid counts. */
final class Attempts {
    private Attempts() {}

    static @Nullable Attempt last(List<Attempt> attempts) {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /** One sale for each attempt that sold anything. */
    static List<Sale> sales(List<Attempt> attempts) {
        List<Sale> sales = new ArrayList<>(attempts.size());
        for (Attempt attempt : attempts) {
            if (attempt.soldAnything()) {
                sales.add(new Sale(
                        attempt.model(),
                        attempt.provider(),
                        attempt.credential(),
                        attempt.tokens(),
                        attempt.cost(),
                        attempt.priceVersion(),
                        attempt.estimated(),
                        attempt.toolCalls()));
            }
        }
        return sales;
    }

    static Tokens tokens(List<Attempt> attempts) {
        Tokens sum = Tokens.NONE;
        for (Attempt attempt : attempts) {
            sum = sum.plus(attempt.tokens());
        }
        return sum;
    }

    /** Null when no attempt was priced. */
    static @Nullable BigDecimal cost(List<Attempt> attempts) {
        BigDecimal sum = null;
        for (Attempt attempt : attempts) {
            BigDecimal cost = attempt.cost();
            if (cost != null) {
                sum = sum == null ? cost : sum.add(cost);
            }
        }
        return sum;
    }

    /** Of the last attempt that was priced. */
    static @Nullable String priceVersion(List<Attempt> attempts) {
        for (Attempt attempt : attempts.reversed()) {
            if (attempt.priceVersion() != null) {
                return attempt.priceVersion();
            }
        }
        return null;
    }

    static boolean isEstimated(List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            if (attempt.estimated()) {
                return true;
            }
        }
        return false;
    }
}

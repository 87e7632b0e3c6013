package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.route.Try;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices what was tried: by the price in force when the exchange began. */
final class Attempts {
    private Attempts() {}

    static Attempt of(Try made, Instant at) {
        Tokens tokens = made.sold().tokens();
        Pricing.Version price = made.target().pricing().at(at);
        List<ToolCalls> calls = made.sold().toolCalls();
        boolean sold = tokens.total() > 0 || !calls.isEmpty() || made.outcome().equals(Try.ANSWERED);
        return new Attempt(
                made.target().model(),
                made.target().provider(),
                made.target().providerKind(),
                made.credential(),
                made.outcome(),
                made.status(),
                made.nanos() / 1e6,
                tokens,
                price == null || !sold ? null : price.tariff().costOf(tokens, calls),
                price == null ? null : price.name(),
                made.sold().estimated(),
                calls);
    }

    /** What all of them sold. */
    static Amount sold(List<Attempt> attempts) {
        Amount sum = Amount.NONE;
        for (Attempt attempt : attempts) {
            sum = sum.plus(Amount.of(attempt.cost(), attempt.tokens().total()));
        }
        return sum;
    }

    /** The sum of what is known; null when nothing has a price. */
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
}

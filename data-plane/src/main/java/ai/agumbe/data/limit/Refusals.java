package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.money.NanoUsd;
import ai.agumbe.model.spend.Account;
import java.time.Duration;
import java.time.Instant;

/** Says which limit a call does not fit in, and when to come back; or what it cannot be paid from. */
final class Refusals {
    private Refusals() {}

    static GatewayException of(Charge charge, Decision decision) {
        int limits = charge.bounds().size();
        if (decision.refusedBy() >= limits) {
            return of(charge.purses().get(decision.refusedBy() - limits), charge);
        }
        Bound bound = charge.bounds().get(decision.refusedBy());
        Duration wait = Duration.ofMillis(Math.max(1, decision.waitMillis()));
        boolean apps = bound.level() == Level.APP;
        return GatewayException.limited(
                apps ? ErrorCode.GUARDRAIL_RATE_LIMIT_EXCEEDED : ErrorCode.RATE_LIMIT_EXCEEDED,
                apps ? bound.name() : null,
                holder(bound) + problem(bound, charge, wait),
                wait);
    }

    private static GatewayException of(Purse purse, Charge charge) {
        Account account = purse.window().account();
        return switch (account.level()) {
            case KEY ->
                new GatewayException(
                        ErrorCode.TOKEN_BUDGET_EXHAUSTED, "This key has used up its budget" + rest(purse, charge));
            case APP ->
                new GatewayException(
                        ErrorCode.BUDGET_EXCEEDED,
                        "The app " + account.holder() + " has used up its budget" + rest(purse, charge));
            case TENANT ->
                new GatewayException(
                        ErrorCode.BUDGET_EXCEEDED, "This tenant has used up its budget" + rest(purse, charge));
            case WALLET ->
                new GatewayException(
                        ErrorCode.INSUFFICIENT_CREDITS,
                        "This tenant's prepaid credit does not suffice for this call (estimated at "
                                + dollars(charge.need()) + " USD). Top it up, or ask for a shorter answer.");
        };
    }

    private static String rest(Purse purse, Charge charge) {
        Account account = purse.window().account();
        Instant end = purse.end();
        return " of this " + account.window().wireName() + ", or this call (estimated at " + dollars(charge.need())
                + " USD, " + charge.need().tokens()
                + " tokens) is too much for what is left of it. Have the budget raised"
                + (end == null ? "." : ", or come back at " + end + ".");
    }

    private static String dollars(Amount need) {
        return NanoUsd.dollars(need.nanoUsd()).stripTrailingZeros().toPlainString();
    }

    private static String holder(Bound bound) {
        return switch (bound.level()) {
            case KEY -> "This key";
            case APP -> "The app " + bound.holder();
            case TENANT -> "This tenant";
        };
    }

    private static String problem(Bound bound, Charge charge, Duration wait) {
        if (bound.measure() == Measure.CONCURRENCY) {
            return " has as many calls running as its " + bound.name() + " allows (" + bound.limit()
                    + "). Try again when one has ended.";
        }
        long cost = charge.costOf(bound);
        if (cost > bound.limit()) {
            return " may use " + bound.limit() + " tokens a minute (" + bound.name()
                    + "), and this call alone is estimated" + " at " + cost
                    + ". Send a shorter prompt, or ask for a shorter answer.";
        }
        return " has used up its " + bound.name() + " (" + bound.limit() + "). Try again in "
                + Math.max(1, wait.toSeconds()) + " s.";
    }
}

package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.model.money.Tokens;
import java.time.Instant;

/**
 * Estimates before a call what it will take: its input, and the longest answer that it asks for, at the prices of whichever
 * candidate is the dearest.
 */
final class CallNeed {
    /** Of an answer whose length nobody bounds. */
    private static final int UNBOUNDED_ANSWER = 1_024;

    private CallNeed() {}

    /** @param at whose prices count */
    static Amount of(Prompt prompt, Route route, Instant at) {
        Integer asked = prompt.kind() == ModelKind.CHAT
                ? SurfaceForms.of(prompt.surface()).maxTokens(prompt.body())
                : Integer.valueOf(0);
        Amount most = Amount.NONE;
        for (Candidate candidate : route.candidates()) {
            Target target = candidate.target();
            long answer = asked == null ? unbounded(target) : asked;
            most = most.max(of(target, Tokens.of(prompt.estimatedTokens(), answer), at));
        }
        return most;
    }

    private static Amount of(Target target, Tokens tokens, Instant at) {
        Pricing.Version price = target.pricing().at(at);
        return Amount.of(price == null ? null : price.tariff().costOf(tokens), tokens.total());
    }

    private static long unbounded(Target target) {
        Integer models = target.maxOutputTokens();
        return models == null ? UNBOUNDED_ANSWER : Math.min(models, UNBOUNDED_ANSWER);
    }
}

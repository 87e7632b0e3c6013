package ai.agumbe.data.snapshot;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.model.config.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inherits timeouts: candidate before model before provider before default. */
final class TimeoutChain {
    private TimeoutChain() {}

    static Limits limits(@Nullable Timeouts candidate, @Nullable Timeouts model, @Nullable Timeouts provider) {
        Limits inherited = Limits.DEFAULT;
        for (Timeouts nearer : new @Nullable Timeouts[] {provider, model, candidate}) {
            inherited = over(inherited, nearer);
        }
        return inherited;
    }

    /** The same target as a route's owner uses it, with a candidate's own timeouts and credentials. */
    static Target override(Target target, String owner, @Nullable Timeouts timeouts, List<Credential> credentials) {
        return new Target(
                owner,
                target.model(),
                target.kind(),
                target.provider(),
                target.providerKind(),
                target.origin(),
                target.upstreamModel(),
                target.availability(),
                credentials,
                over(target.limits(), timeouts),
                target.pricing(),
                target.contextWindow(),
                target.maxOutputTokens(),
                target.promises());
    }

    private static Limits over(Limits inherited, @Nullable Timeouts own) {
        if (own == null) {
            return inherited;
        }
        return new Limits(
                pick(own, Timeouts::connectMs, inherited.connect()),
                pick(own, Timeouts::firstByteMs, inherited.firstByte()),
                pick(own, Timeouts::idleMs, inherited.idle()),
                pick(own, Timeouts::totalMs, inherited.total()));
    }

    private static Duration pick(Timeouts own, Function<Timeouts, @Nullable Integer> member, Duration inherited) {
        Integer millis = member.apply(own);
        return millis == null ? inherited : Duration.ofMillis(millis);
    }
}

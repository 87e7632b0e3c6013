package ai.agumbe.data.route;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Target;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flat, finished list of who may answer.
 *
 * @param alias null for a model that was named directly
 * @param maxCandidates how many of them are asked for one call
 */
public record Route(
        @Nullable String alias,
        ModelKind kind,
        Strategy strategy,
        List<Candidate> candidates,
        int maxCandidates,
        Duration totalTimeout,
        Affinity affinity,
        StreamRescue rescue) {
    public static final Duration DEFAULT_TOTAL_TIMEOUT = Duration.ofMinutes(10);

    public Route {
        candidates = List.copyOf(candidates);
    }

    /** A model that was named directly: one candidate, one try. */
    public static Route direct(Target target) {
        Candidate only = new Candidate(target, 1, 1);
        return new Route(
                null,
                target.kind(),
                Strategy.PRIORITY,
                List.of(only),
                1,
                target.limits().total(),
                Affinity.NONE,
                StreamRescue.OFF);
    }

    /** The same with fewer to ask. */
    public Route among(List<Candidate> some) {
        return some.size() == candidates.size()
                ? this
                : new Route(alias, kind, strategy, some, maxCandidates, totalTimeout, affinity, rescue);
    }

    /** How the choice is named on rows. */
    public String decision() {
        return alias == null ? "direct" : strategy.wireName();
    }
}

package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.event.Opening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One key's refusals within one second: the first are rows of their own, the rest are summed up by app, kind and reason. */
final class RefusedSecond {
    private static final int SINGLE_ROWS = 10;
    private static final int MAX_SUMMARIES = 100;

    private final long second;
    private final Map<Reason, Summary> sums = new LinkedHashMap<>();
    private int singles;

    private record Reason(
            String app, String kind, int status, @Nullable String code) {}

    /** A row that stands for several; what callers said of their calls is of none of them. */
    record Summary(Opening opening, Ending ending) {
        static Summary of(Opening first, Ending ending) {
            Opening opening = new Opening(
                    first.eventId(),
                    first.requestId(),
                    null,
                    first.startedAt(),
                    first.subject(),
                    Metadata.NONE,
                    first.requestKind(),
                    null,
                    null,
                    false,
                    first.policyVersion());
            return new Summary(opening, ending);
        }

        Summary and(Ending another) {
            return new Summary(opening, another.counting(ending.count() + 1));
        }
    }

    RefusedSecond(long second) {
        this.second = second;
    }

    long second() {
        return second;
    }

    /** Whether this refusal is to be a row of its own; else it is summed up here. */
    boolean isSingle(Opening opening, Ending ending) {
        if (singles < SINGLE_ROWS) {
            singles++;
            return true;
        }
        Reason reason =
                new Reason(opening.subject().app(), opening.requestKind(), ending.httpStatus(), ending.errorCode());
        Summary sum = sums.get(reason);
        if (sum == null && sums.size() == MAX_SUMMARIES) {
            reason = sums.keySet().iterator().next();
            sum = sums.get(reason);
        }
        sums.put(reason, sum == null ? Summary.of(opening, ending) : sum.and(ending));
        return false;
    }

    List<Summary> summaries() {
        return List.copyOf(sums.values());
    }
}

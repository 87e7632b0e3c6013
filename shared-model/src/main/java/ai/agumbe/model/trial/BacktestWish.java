package ai.agumbe.model.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which policy to try on which calls.
 *
 * @param app null for the default one
 * @param settings in place of the app's own; null for these
 * @param days how many days of what is stored, up to now
 * @param most of that no more calls than these, the newest
 * @param given calls to try instead of stored ones; null for those
 */
public record BacktestWish(
        @Nullable String app,
        @Nullable Map<String, Object> settings,
        int days,
        int most,
        @Nullable List<PastCall> given) {
    public static final List<String> MEMBERS = List.of("app_id", Wish.SETTINGS, "days", "max_requests", "requests");
    private static final int DAYS = 7;
    private static final int MOST_DAYS = 90;
    private static final int CALLS = 10_000;
    private static final int MOST_CALLS = 100_000;

    /** @throws InvalidTrialException naming the member that is wrong */
    public static BacktestWish read(ObjectNode body) {
        Wish wish = Wish.of(body, MEMBERS);
        List<Wish> given = wish.objects("requests", List.of("kind", "request", "answer", "grounding"));
        for (String stored : List.of("days", "max_requests")) {
            if (given != null && wish.has(stored)) {
                throw wish.invalid(stored, "stands beside requests (expected: one of them)");
            }
        }
        return new BacktestWish(
                wish.text("app_id"),
                wish.settings(),
                wish.number("days", DAYS, MOST_DAYS),
                wish.number("max_requests", CALLS, MOST_CALLS),
                given == null ? null : given.stream().map(PastCall::of).toList());
    }
}

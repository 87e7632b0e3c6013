package ai.agumbe.control.rerating;

import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sales to price anew, by the prices that their model has now.
 *
 * @param isDry whether to tell only what would change
 */
record ReratingWish(
        String model,
        @Nullable String tenant,
        Instant from,
        Instant to,
        @Nullable String note,
        boolean isDry) {
    private static final Duration LONGEST = Duration.ofDays(31);

    static ReratingWish of(ObjectNode request) {
        Faults faults = new Faults();
        Members members = new Members(request, faults);
        ReratingWish wish = read(members);
        members.end();
        if (!wish.from.isBefore(wish.to)) {
            members.fault("to", "is not after from (expected: the end of the period, exclusive)");
        } else if (Duration.between(wish.from, wish.to).compareTo(LONGEST) > 0) {
            members.fault("to", "is too far from from (expected: at most " + LONGEST.toDays() + " days at once)");
        }
        faults.throwIfAny();
        return wish;
    }

    static ReratingWish read(Members members) {
        return new ReratingWish(
                members.requiredText("model"),
                members.text("tenant"),
                members.requiredInstant("from"),
                members.requiredInstant("to"),
                members.text("note"),
                members.flag("dry_run").orElse(true));
    }
}

package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import java.util.List;

/**
 * What a call takes of the limits that hold for it, and of what may be spent.
 *
 * @param id names the call's leases and reservations
 * @param need the estimate
 */
record Charge(String id, List<Bound> bounds, List<Purse> purses, Amount need) {
    long costOf(Bound bound) {
        return bound.measure().cost(need.tokens());
    }

    /** Whether it holds something that has to be renewed as long as the call runs. */
    boolean holdsLeases() {
        return !purses.isEmpty() || bounds.stream().anyMatch(Bound::isOfRunningCalls);
    }

    /** What else there is to hold than counts of windows. */
    Charge leases() {
        return new Charge(id, bounds.stream().filter(Bound::isOfRunningCalls).toList(), purses, need);
    }
}

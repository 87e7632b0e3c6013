package ai.agumbe.data.limit;

import java.util.List;

/**
 * What a call takes of the limits that hold for it.
 *
 * @param id names the call's leases
 * @param tokens the estimate
 */
record Charge(String id, List<Bound> bounds, long tokens) {
    long costOf(Bound bound) {
        return bound.measure().cost(tokens);
    }

    boolean holdsLeases() {
        return bounds.stream().anyMatch(bound -> bound.measure() == Measure.CONCURRENCY);
    }
}

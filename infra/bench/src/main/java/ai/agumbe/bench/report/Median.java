package ai.agumbe.bench.report;

import java.util.Collection;

/** The middle of several rounds, which one noisy round cannot move. */
final class Median {
    private Median() {}

    static double of(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("median: of nothing (expected: at least one value)");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

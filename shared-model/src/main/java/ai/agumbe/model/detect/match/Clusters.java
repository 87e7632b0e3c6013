package ai.agumbe.model.detect.match;

import ai.agumbe.model.detect.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings that may yet be joined by others that overlap them; overlapping ones become one, named after the weightiest. */
final class Clusters {
    private static final int LONGEST = 2 * Rule.REACH;
    private static final Comparator<Finding> WEIGHT = Comparator.comparing(Finding::kind)
            .reversed()
            .thenComparingDouble(Finding::confidence)
            .thenComparingInt(finding -> finding.end() - finding.start())
            .thenComparing(Finding::rule, Comparator.reverseOrder());

    /** In order of their starts, apart from each other; each the union of those it was made of. */
    private final List<Cluster> open = new ArrayList<>();
    /** What stands before it is decided, even if more overlaps: no chain of overlaps is held for ever. */
    private int floor;

    private record Cluster(Finding weightiest, int start, int end) {
        Cluster and(Cluster other) {
            return new Cluster(
                    WEIGHT.compare(weightiest, other.weightiest) >= 0 ? weightiest : other.weightiest,
                    Math.min(start, other.start),
                    Math.max(end, other.end));
        }

        Finding finding() {
            Finding w = weightiest;
            return new Finding(w.rule(), w.kind(), start, end, w.confidence(), w.view());
        }
    }

    void add(Finding finding) {
        if (finding.end() <= floor) {
            return;
        }
        Cluster cluster = new Cluster(finding, Math.max(floor, finding.start()), finding.end());
        int at = open.size();
        while (at > 0 && open.get(at - 1).end() > cluster.start()) {
            at--;
            Cluster other = open.get(at);
            if (other.start() < cluster.end()) {
                cluster = cluster.and(other);
                open.remove(at);
            }
        }
        open.add(at, cluster);
        if (cluster.end() - cluster.start() >= LONGEST) {
            floor = cluster.end();
        }
    }

    /** The start of the first finding that reaches beyond a place; that place if none does. */
    int firstOpenBefore(int undecided) {
        int decided = Math.max(undecided, floor);
        for (Cluster cluster : open) {
            if (cluster.end() > decided) {
                return Math.min(decided, cluster.start());
            }
        }
        return decided;
    }

    List<Finding> drain(int settled) {
        List<Finding> done = new ArrayList<>();
        while (!open.isEmpty() && open.getFirst().end() <= settled) {
            done.add(open.removeFirst().finding());
        }
        return done;
    }
}

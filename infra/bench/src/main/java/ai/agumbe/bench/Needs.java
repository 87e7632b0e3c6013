package ai.agumbe.bench;

import ai.agumbe.bench.scenario.Side;
import java.util.List;

/** What a run needs to be there. */
record Needs(List<Side> sides, boolean streams) {
    boolean gateway() {
        return sides.contains(Side.GATEWAY);
    }

    /** The simulated provider and the gateway come with a stack. */
    boolean stack() {
        return gateway() || streams;
    }
}

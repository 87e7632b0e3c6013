package ai.agumbe.bench;

import ai.agumbe.bench.scenario.RestartableNode;

/** The node of a system that somebody else started, and that is therefore left running. */
final class GivenNode implements RestartableNode {
    @Override
    public void haveKeys(int count) {
        throw new UsageFault("--stack: a given system is not started anew (expected: start without --stack)");
    }

    @Override
    public Started startAnew(Disk disk) {
        throw new UsageFault("--stack: a given system is not started anew (expected: start without --stack)");
    }
}

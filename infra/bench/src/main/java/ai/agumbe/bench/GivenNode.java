package ai.agumbe.bench;

import ai.agumbe.bench.scenario.Books;
import ai.agumbe.bench.scenario.Endpoint;
import ai.agumbe.bench.scenario.Growth;
import ai.agumbe.bench.scenario.Guarded;
import ai.agumbe.bench.scenario.RestartableNode;
import java.time.Instant;

/** A system that somebody else started: its parts are left running. */
final class GivenNode implements RestartableNode, Books, Growth, Guarded {
    @Override
    public void haveKeys(int count) {
        throw refused();
    }

    @Override
    public Started startAnew(Disk disk) {
        throw refused();
    }

    @Override
    public Laid lay(int exchanges, int tenants) {
        throw refused();
    }

    @Override
    public Entered enter() {
        throw refused();
    }

    @Override
    public Shown shown(Instant from, Instant to) {
        throw refused();
    }

    @Override
    public Stand stand() {
        throw refused();
    }

    @Override
    public void addBudget() {
        throw refused();
    }

    @Override
    public void addTenants(int count) {
        throw refused();
    }

    @Override
    public void addKeys(int count) {
        throw refused();
    }

    @Override
    public void addPartitions(int count) {
        throw refused();
    }

    @Override
    public Endpoint endpoint() {
        throw ungoverned();
    }

    @Override
    public Checked checked() {
        throw ungoverned();
    }

    private static UsageFault ungoverned() {
        return new UsageFault("--sides: guarded is measured on the gateway (expected: gateway among them)");
    }

    private static UsageFault refused() {
        return new UsageFault("--stack: parts of a given system are not started anew (expected: this without --stack)");
    }
}

package ai.agumbe.bench.scenario;

/** One thing that is measured over all sides and becomes one table. */
public interface Scenario {
    Measured measure(TestBed bed) throws InterruptedException;
}

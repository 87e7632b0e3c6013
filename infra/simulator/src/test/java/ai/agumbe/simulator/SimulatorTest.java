package ai.agumbe.simulator;

import org.junit.jupiter.api.AfterEach;

/** A running simulator for each test. */
abstract class SimulatorTest {
    final RunningSimulator simulator;

    SimulatorTest() throws Settings.Unusable {
        this.simulator = new RunningSimulator();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }
}

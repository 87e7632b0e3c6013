package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The short faults of the table once in every build; all of them, again and again, among the long tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultIT {
    /** {@code -Dagumbe.fault.rounds=20} for another number. */
    private static final int ROUNDS = Integer.getInteger("agumbe.fault.rounds", 3);

    private static final long SEEDS = 1_000_000_000;

    private final FaultRun run = new FaultRun(Path.of("target", "fault", "stack"), System.out::println);

    @AfterAll
    void end() {
        run.close();
    }

    @TestFactory
    Stream<DynamicTest> shortFaults() {
        return tests(FaultTable.all().stream().filter(Fault::isQuick).toList(), 1);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> allFaults() {
        return tests(FaultTable.all(), ROUNDS);
    }

    private Stream<DynamicTest> tests(List<Fault> faults, int rounds) {
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
                    int before = run.failures().size();

                    run.run(fault, rounds, ThreadLocalRandom.current().nextLong(SEEDS));

                    assertThat(run.failures()).hasSize(before);
                }));
    }
}

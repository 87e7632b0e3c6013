package ai.agumbe.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postgres, Kafka and Redis as real processes. */
class StoresIT {
    @TempDir
    Path folder;

    @Test
    void storesStartComeBackAfterKillAndLeaveNothingBehind() {
        StackOptions options = StackOptions.forTest(folder.resolve("data"), 1).withProgress(System.out::println);
        try (LocalStack stack = LocalStack.prepare(options)) {
            for (String store : new String[] {"postgres", "kafka", "redis"}) {
                assertThat(stack.start(store)).isTrue();
                assertThat(stack.start(store)).isFalse();
                long first = stack.pid(store);

                stack.kill9(store);

                assertThat(stack.isRunning(store)).isFalse();
                assertThat(stack.start(store)).isTrue();
                assertThat(stack.pid(store)).isNotEqualTo(first);
            }
        }
        assertThat(ProcessHandle.allProcesses().filter(this::worksBelowFolder)).isEmpty();
    }

    private boolean worksBelowFolder(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return line.contains(folder.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}

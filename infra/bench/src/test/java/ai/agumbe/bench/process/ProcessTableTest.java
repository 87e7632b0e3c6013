package ai.agumbe.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    @Test
    void readsTimesBehindANameWithSpacesAndBrackets() {
        var stat = Stat.parse("42 (my (odd) name) S 7 42 42 0 -1 4194560 1 2 3 4 100 20 3 1 20 0 9 0 55");

        assertThat(stat).isEqualTo(new Stat(7, 124));
    }

    @Test
    void readsResidentAndPeakMemory() {
        assertThat(Memory.ofStatus(List.of("Name:\tx", "VmHWM:\t  2048 kB", "VmRSS:\t  1024 kB")))
                .isEqualTo(new Memory(1024, 2048));
    }

    @Test
    void addsTheTimeOfChildrenToTheirParent() throws IOException {
        var busy = new ProcessBuilder("sh", "-c", "(while :; do :; done) & wait").start();
        var group = List.of(new ProcessGroup("busy", List.of(busy.pid())));
        try {
            long deadline = System.nanoTime() + 10_000_000_000L;
            long micros = 0;
            while (micros < 200_000 && System.nanoTime() < deadline) {
                micros = ProcessTable.read().cpuMicros(group).getOrDefault("busy", 0L);
            }

            assertThat(micros).isGreaterThanOrEqualTo(200_000);
        } finally {
            busy.descendants().forEach(ProcessHandle::destroyForcibly);
            busy.destroyForcibly();
        }
    }

    @Test
    void namesAProcessThatIsGone() {
        var gone = List.of(new ProcessGroup("data-plane", List.of(4_194_999L)));

        assertThatThrownBy(() -> ProcessTable.read().cpuMicros(gone))
                .hasMessage("data-plane: process 4194999 is gone (expected: it runs to the end)");
    }
}

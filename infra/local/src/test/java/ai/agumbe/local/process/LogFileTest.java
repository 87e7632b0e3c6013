package ai.agumbe.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheThreeRunsBeforeThisOne() throws IOException {
        Path path = folder.resolve("kafka.log");
        LogFile log = new LogFile(path);

        for (int run = 1; run <= 6; run++) {
            Files.writeString(path, "run " + run);
            log.rotate();
        }

        assertThat(path).doesNotExist();
        assertThat(folder.resolve("kafka.1.log")).hasContent("run 6");
        assertThat(folder.resolve("kafka.3.log")).hasContent("run 4");
        assertThat(folder.resolve("kafka.4.log")).doesNotExist();
    }

    @Test
    void tailIsTheLastLines() throws IOException {
        Path path = folder.resolve("kafka.log");
        Files.writeString(path, "one\ntwo\nthree\n");

        assertThat(new LogFile(path).tail(2)).containsExactly("two", "three");
        assertThat(new LogFile(path).tail(9)).containsExactly("one", "two", "three");
    }

    @Test
    void tailOfALogThatIsNotThereSaysSo() {
        assertThat(new LogFile(folder.resolve("kafka.log")).tail(2))
                .singleElement()
                .asString()
                .contains("no log at");
    }
}

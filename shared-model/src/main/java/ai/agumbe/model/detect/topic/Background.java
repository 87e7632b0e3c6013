package ai.agumbe.model.detect.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Everyday requests about anything, written for this: what a topic is told from. */
final class Background {
    static final List<String> LINES = read();

    private Background() {}

    private static List<String> read() {
        try (InputStream lines = Background.class.getResourceAsStream("background.txt")) {
            if (lines == null) {
                throw new IllegalStateException("background.txt: missing (expected: beside this class)");
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

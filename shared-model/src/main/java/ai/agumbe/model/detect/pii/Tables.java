package ai.agumbe.model.detect.pii;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this package's tables. */
final class Tables {
    private Tables() {}

    static List<String[]> read(String name, int columns) {
        try (InputStream resource = Tables.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("resource " + name + ": missing");
            }
            return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> columns(name, line, columns))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String[] columns(String name, String line, int columns) {
        String[] found = line.split("\t", -1);
        if (found.length != columns) {
            throw new IllegalStateException(name + ": " + line + " (expected: " + columns + " columns)");
        }
        return found;
    }
}

package ai.agumbe.model.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The published documents in docs/events. */
final class SchemaDocuments {
    private static final Path FOLDER = Path.of("..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaDocuments() {}

    static JsonNode read(String file) {
        try {
            return JSON.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

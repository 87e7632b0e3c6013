package ai.agumbe.local.layout;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A JSON file that only its owner may read, written whole or not at all. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;

    public JsonFile(Path path) {
        this.path = path;
    }

    /** What the file holds; empty when there is none. */
    public <T> Optional<T> read(Class<T> type) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(path.toFile(), type));
        } catch (IOException unreadable) {
            throw new StackFailure(path + ": cannot be read (expected: JSON that ./agumbe wrote)", unreadable);
        }
    }

    public void write(Object value) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    path.toAbsolutePath().getParent(),
                    path.getFileName().toString(),
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, MAPPER.writeValueAsString(value) + "\n");
            move(draft);
        } catch (IOException failure) {
            throw new StackFailure(path + ": cannot be written", failure);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new StackFailure(path + ": cannot be deleted", failure);
        }
    }

    private void move(Path draft) throws IOException {
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package ai.agumbe.local.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A resource beside this class that lists what to write. */
final class SeedFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SeedFile() {}

    static <T> T read(String name, TypeReference<T> type) {
        try (InputStream resource = SeedFile.class.getResourceAsStream(name)) {
            return MAPPER.readValue(resource, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " cannot be read", broken);
        }
    }
}

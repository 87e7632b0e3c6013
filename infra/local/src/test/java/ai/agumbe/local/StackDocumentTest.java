package ai.agumbe.local;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.layout.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDocumentTest {
    @TempDir
    Path folder;

    @Test
    void theFileHasTheMembersThatScriptsRelyOn() throws IOException {
        Path path = folder.resolve("stack.json");

        new JsonFile(path).write(document());

        JsonNode json = new ObjectMapper().readTree(path.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "data_plane",
                        "control_plane",
                        "usage_consumer",
                        "simulator",
                        "admin_token",
                        "api_key",
                        "tenant",
                        "app_id",
                        "app_uuid",
                        "kafka",
                        "postgres",
                        "redis",
                        "pids");
        assertThat(json.path("postgres").fieldNames()).toIterable().containsExactly("url", "user", "password");
        assertThat(json.path("pids").path("data_plane")).hasToString("[11,null]");
        assertThat(json.path("pids").path("control_plane").asLong()).isEqualTo(12);
        assertThat(json.path("pids").has("redis")).isTrue();
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        Path path = folder.resolve("stack.json");

        new JsonFile(path).write(document());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(new JsonFile(path).read(StackDocument.class)).contains(document());
    }

    private static StackDocument document() {
        return new StackDocument(
                List.of("http://127.0.0.1:1", "http://127.0.0.1:2"),
                "http://127.0.0.1:3",
                "http://127.0.0.1:4",
                "http://127.0.0.1:5",
                "token",
                "key",
                "demo",
                "app_support",
                "uuid",
                "127.0.0.1:6",
                new StackDocument.Database("jdbc:postgresql://127.0.0.1:7/agumbe", "agumbe", "password"),
                "redis://127.0.0.1:8",
                new StackDocument.Pids(Arrays.asList(11L, null), 12L, 13L, 14L, 15L, null, 17L));
    }
}

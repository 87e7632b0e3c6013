package ai.agumbe.local.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    Path target = Path.of("");

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(target.resolve("lib"));
        file("service-1.0.jar", 1_000);
        file("lib/library.jar", 2_000);
    }

    @Test
    void isNeitherGoodNorOutdatedWhereThereIsNone() {
        assertThat(cache().isGood()).isFalse();
        assertThat(cache().isOutdated()).isFalse();
    }

    @Test
    void isGoodOnceItIsRecordedFromTheseJars() throws IOException {
        file("service-1.0.aot", 3_000);

        assertThat(cache().isGood()).isTrue();
    }

    @Test
    void isOutdatedOnceALibraryIsNewer() throws IOException {
        file("service-1.0.aot", 3_000);
        file("lib/library.jar", 4_000);

        assertThat(cache().isGood()).isFalse();
        assertThat(cache().isOutdated()).isTrue();
    }

    private AotCache cache() {
        return AotCache.of(target.resolve("service-1.0.jar"), target.resolve("lib"));
    }

    private void file(String name, long changedAt) throws IOException {
        Path file = target.resolve(name);
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(changedAt));
    }
}

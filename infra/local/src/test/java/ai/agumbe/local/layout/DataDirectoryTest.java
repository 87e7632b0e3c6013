package ai.agumbe.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void deletesWhatItMade() throws IOException {
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        data.make();
        Files.writeString(data.logs().resolve("kafka.log"), "text");

        data.delete();

        assertThat(data.root()).doesNotExist();
    }

    @Test
    void neitherUsesNorDeletesAFolderOfSomebodyElse() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "text");
        DataDirectory data = new DataDirectory(folder);

        assertThatThrownBy(data::make).isInstanceOf(StackFailure.class).hasMessageContaining("holds other files");
        assertThatThrownBy(data::delete).isInstanceOf(StackFailure.class).hasMessageContaining("is not deleted");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void secretsAreKeptAndOnlyTheOwnerReadsThem() throws IOException {
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        data.make();

        Secrets first = Secrets.of(data);

        assertThat(Secrets.of(data)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secretsFile())))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.adminToken());
    }
}

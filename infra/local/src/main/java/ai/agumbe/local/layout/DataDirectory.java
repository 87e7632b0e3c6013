package ai.agumbe.local.layout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a stack keeps its data, logs and secrets; marked, so that nothing else is ever deleted.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {
    private static final String MARK = ".agumbe-data";

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes it if it is not there; refuses a folder that is somebody else's. */
    public void make() {
        if (Files.exists(root) && !isOurs() && !isEmpty()) {
            throw new StackFailure("--data: " + root
                    + " holds other files (expected: an empty folder, a new one, or one" + " that ./agumbe up made)");
        }
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            Files.createDirectories(logs());
            Files.createDirectories(run());
            Files.writeString(root.resolve(MARK), "This folder is made and deleted by ./agumbe.\n");
        } catch (IOException failure) {
            throw new StackFailure("--data: " + root + " cannot be used", failure);
        }
    }

    /** Deletes it with all that is in it; refuses a folder without our mark. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        if (!isOurs() && !isEmpty()) {
            throw new StackFailure("--fresh: " + root + " is not deleted (expected: a folder that ./agumbe up made)");
        }
        try {
            Files.walkFileTree(root, new Deletion());
        } catch (IOException failure) {
            throw new StackFailure("--fresh: " + root + " cannot be deleted", failure);
        }
    }

    public boolean isOurs() {
        return Files.isRegularFile(root.resolve(MARK));
    }

    public Path of(PartName part) {
        return root.resolve(part.toString());
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(PartName part) {
        return logs().resolve(part + ".log");
    }

    /** What the watcher of a detached stack has to say. */
    public Path stackLog() {
        return logs().resolve("stack.log");
    }

    /** Which processes run, one file for each part. */
    public Path run() {
        return root.resolve("run");
    }

    public Path layoutFile() {
        return root.resolve("layout.json");
    }

    public Path secretsFile() {
        return root.resolve("secrets.json");
    }

    public Path keyFile() {
        return root.resolve("key.json");
    }

    public Path stackFile() {
        return root.resolve("stack.json");
    }

    private boolean isEmpty() {
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}

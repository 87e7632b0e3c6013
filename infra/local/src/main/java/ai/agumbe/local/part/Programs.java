package ai.agumbe.local.part;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the programs that come inside archives on the class path, each once. */
final class Programs {
    private final Path folder;
    private final Progress progress;

    Programs(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** The folder that holds what is in the archive. */
    Path unpackedArchive(String name) {
        Path target = folder.resolve(name.replace(".txz", ""));
        if (!Files.isDirectory(target)) {
            progress.say("  unpacking " + name + " (once)");
            place(name, target, Programs::unpack);
        }
        return target;
    }

    /** The program as a file that can be run. */
    Path program(String name) {
        Path target = folder.resolve(name);
        if (!Files.isExecutable(target)) {
            place(name, target, (resource, draft) -> {
                Files.copy(resource, draft);
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            });
        }
        return target;
    }

    /** Under another name first: whoever finds the target finds it whole, also when two start at once. */
    private void place(String name, Path target, Unpacking unpacking) {
        try (InputStream resource = Programs.class.getResourceAsStream("/" + name)) {
            if (resource == null) {
                throw new StackFailure(name + ": is not on the class path (expected: the archive for this machine; mvn"
                        + " package in infra/local brings it)");
            }
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, "draft-").resolve("content");
            unpacking.into(resource, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(draft.getParent());
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            progress.say("  " + name + " was unpacked by another start");
        } catch (IOException failure) {
            throw new StackFailure(name + ": cannot be unpacked", failure);
        }
    }

    private static void unpack(InputStream resource, Path target) throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(resource))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                unpackEntry(archive, entry, file);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream archive, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(archive, file);
            String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    /** Turns the resource into what lies at the path. */
    @FunctionalInterface
    private interface Unpacking {
        void into(InputStream resource, Path draft) throws IOException;
    }
}

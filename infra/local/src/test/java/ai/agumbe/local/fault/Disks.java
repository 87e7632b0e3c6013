package ai.agumbe.local.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small disk of its own under the data of each of some parts, where this machine lets us mount one. */
final class Disks implements AutoCloseable {
    private static final Map<String, String> SIZES =
            new LinkedHashMap<>(Map.of("data-plane-1", "32m", "kafka", "512m", "postgres", "1g", "redis", "16m"));
    private static final String BALLAST = "ballast";
    private static final byte[] PIECE = new byte[1 << 16];
    private static final byte[] GRAIN = new byte[1];

    private final Path root;
    private final boolean mounted;

    private Disks(Path root, boolean mounted) {
        this.root = root;
        this.mounted = mounted;
    }

    /** Below an empty folder that is to hold a stack's data. */
    static Disks below(Path root) {
        for (Map.Entry<String, String> disk : SIZES.entrySet()) {
            Path folder = root.resolve(disk.getKey());
            boolean _ = folder.toFile().mkdirs();
            String size = "size=" + disk.getValue();
            if (!Shell.works("mount", "-t", "tmpfs", "-o", size, "agumbe-fault", folder.toString())) {
                return new Disks(root, false);
            }
        }
        return new Disks(root, true);
    }

    /** Lets go of what a run that was killed left mounted there. */
    static void release(Path root) {
        SIZES.keySet().forEach(part -> {
            boolean _ = Shell.works("umount", root.resolve(part).toString());
        });
    }

    boolean areMounted() {
        return mounted;
    }

    /** To the last byte. */
    void fill(String part) throws IOException {
        try (OutputStream ballast = Files.newOutputStream(root.resolve(part).resolve(BALLAST))) {
            for (byte[] bytes : List.of(PIECE, GRAIN)) {
                writeUntilFull(ballast, bytes);
            }
        }
    }

    void makeRoom(String part) throws IOException {
        Files.deleteIfExists(root.resolve(part).resolve(BALLAST));
    }

    private static void writeUntilFull(OutputStream ballast, byte[] bytes) {
        try {
            while (true) {
                ballast.write(bytes);
            }
        } catch (IOException full) {
            // That is what we want.
        }
    }

    /** Leaves copies in the places of the disks, for whoever wants to look at them. */
    @Override
    public void close() {
        if (!mounted) {
            release(root);
            return;
        }
        for (String part : SIZES.keySet()) {
            Path folder = root.resolve(part);
            Path copy = root.resolve(part + ".copy");
            boolean kept = Shell.works("cp", "-a", folder.toString(), copy.toString());
            if (Shell.works("umount", folder.toString()) && kept) {
                boolean _ = Shell.works("rmdir", folder.toString())
                        && Shell.works("mv", copy.toString(), folder.toString());
            }
        }
    }
}

package ai.agumbe.local.process;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** A part's log: the current file and a few earlier ones, none without limit. */
public final class LogFile {
    private static final int EARLIER = 3;
    private static final long MAX_BYTES = 32L << 20;
    private static final int TAIL_BYTES = 64 << 10;

    private final Path path;

    public LogFile(Path path) {
        this.path = path;
    }

    /** Puts the current file behind the earlier ones. */
    void rotate() {
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                shift();
                Files.move(path, earlier(1), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new StackFailure(path + ": cannot be rotated", failure);
        }
    }

    /** Empties a file that grew too large after keeping a copy; its writer appends, so it goes on at the start. */
    public void bound() {
        try {
            if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
                shift();
                Files.copy(path, earlier(1), StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    file.truncate(0);
                }
            }
        } catch (IOException failure) {
            throw new StackFailure(path + ": cannot be shortened", failure);
        }
    }

    /** The last lines, at most that many. */
    public List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] end = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.readFully(end);
            String[] all = new String(end, StandardCharsets.UTF_8).strip().split("\n", -1);
            return Arrays.asList(all).subList(Math.max(0, all.length - lines), all.length);
        } catch (IOException unreadable) {
            return List.of("(no log at " + path + ")");
        }
    }

    public Path path() {
        return path;
    }

    private void shift() throws IOException {
        for (int age = EARLIER - 1; age >= 1; age--) {
            if (Files.exists(earlier(age))) {
                Files.move(earlier(age), earlier(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path earlier(int age) {
        return path.resolveSibling(path.getFileName().toString().replace(".log", "." + age + ".log"));
    }
}

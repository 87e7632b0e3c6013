package ai.agumbe.bench.process;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What a process has open at one moment: files, and sockets by their inodes. */
public final class OpenFiles {
    private static final Path PROC = Path.of("/proc");
    private static final String ESTABLISHED = "01";

    private final long count;
    private final Set<String> sockets;

    private OpenFiles(long count, Set<String> sockets) {
        this.count = count;
        this.sockets = sockets;
    }

    public static OpenFiles of(long pid) {
        var sockets = new HashSet<String>();
        long count = 0;
        try (var open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (var each : open) {
                count++;
                var target = Files.readSymbolicLink(each).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("open files of " + pid + ": cannot be read (expected: a process of this user)", e);
        }
        return new OpenFiles(count, sockets);
    }

    public long count() {
        return count;
    }

    /** Connections that are established to one of these ports. */
    public long connectionsTo(Set<Integer> ports) {
        long connections = 0;
        for (var table : new String[] {"net/tcp", "net/tcp6"}) {
            try (var lines = Files.lines(PROC.resolve(table))) {
                connections += lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> words[3].equals(ESTABLISHED) && sockets.contains(words[9]))
                        .filter(words -> ports.contains(port(words[2])))
                        .count();
            } catch (IOException e) {
                throw new BenchFailure("/proc/" + table + ": cannot be read (expected: Linux)", e);
            }
        }
        return connections;
    }

    /** Of {@code 0100007F:1F90}. */
    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}

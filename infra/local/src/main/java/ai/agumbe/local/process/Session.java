package ai.agumbe.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a command in a session of its own: it outlives the terminal, and Ctrl-C reaches only us, who then end the
 * parts in order. macOS has no setsid program but comes with Perl.
 */
final class Session {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));

    private Session() {}

    static List<String> prefix() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        if (onPath("perl")) {
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "--");
        }
        return List.of();
    }

    private static boolean onPath(String program) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }
}

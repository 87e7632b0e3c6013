package ai.agumbe.local.process;

import ai.agumbe.local.layout.StackFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a process that outlives us and the terminal, writing to a log. */
public final class Background {
    private final Path log;

    public Background(Path log) {
        this.log = log;
    }

    public Process start(List<String> command, Map<String, String> environment) {
        List<String> whole = new ArrayList<>(Session.prefix());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new StackFailure(command.getFirst() + ": cannot be started", failure);
        }
    }
}

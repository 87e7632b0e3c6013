package ai.agumbe.local;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows a log on the terminal as {@code tail} does. */
final class LogView {
    private static final List<String> TAIL = List.of("tail", "-n", "200");

    private LogView() {}

    static int end(Path log) throws InterruptedException {
        return run(List.of(), log);
    }

    static int follow(Path log) throws InterruptedException {
        return run(List.of("-F"), log);
    }

    private static int run(List<String> options, Path log) throws InterruptedException {
        List<String> command = new ArrayList<>(TAIL);
        command.addAll(options);
        command.add(log.toString());
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new StackFailure("tail: cannot be run", failure);
        }
    }
}

package ai.agumbe.local;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.Surroundings;
import ai.agumbe.local.process.TakenPorts;
import java.nio.file.Path;
import java.util.Map;

/**
 * What stack to start and where.
 *
 * @param data the folder in which it keeps everything
 * @param start whether what is kept there is used or thrown away
 * @param environment may hold API keys of real providers
 * @param surroundings where parts reach each other
 */
public record StackOptions(
        Installation installation,
        Path data,
        Layout layout,
        Start start,
        Map<String, String> environment,
        Surroundings surroundings,
        Progress progress) {
    /** What becomes of an earlier stack's data. */
    public enum Start {
        KEEP,
        FRESH
    }

    public StackOptions {
        environment = Map.copyOf(environment);
    }

    /** A stack for a test: on free ports, with its data in that folder, silent; started again there it keeps its data. */
    public static StackOptions forTest(Path data, int nodes) {
        return new StackOptions(
                Installation.around(Path.of("")),
                data,
                TakenPorts.freeLayout(nodes),
                Start.KEEP,
                Map.of(),
                Surroundings.PLAIN,
                Progress.SILENT);
    }

    public StackOptions withProgress(Progress listener) {
        return new StackOptions(installation, data, layout, start, environment, surroundings, listener);
    }

    public StackOptions withSurroundings(Surroundings around) {
        return new StackOptions(installation, data, layout, start, environment, around, progress);
    }
}

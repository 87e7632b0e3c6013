package ai.agumbe.local.process;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Part;
import java.time.Duration;
import java.util.Locale;

/** Starts a part and waits until it is ready. */
public final class Starter {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);
    private static final int SHOWN_LINES = 20;

    private final Processes processes;
    private final Layout layout;
    private final Progress progress;

    public Starter(Processes processes, Layout layout, Progress progress) {
        this.processes = processes;
        this.layout = layout;
        this.progress = progress;
    }

    /** Returns once it is ready; a part that dies or takes too long is a failure that shows its log's end. */
    public void start(Part part) {
        Timer timer = new Timer();
        part.prepare();
        awaitPorts(part.name());
        PartProcess process = processes.launch(part);
        while (!part.probe().ready()) {
            if (process.endsWithin(BETWEEN_PROBES)) {
                throw failure(part.name(), "died while it started");
            }
            if (timer.hasPassed(LIMIT)) {
                throw failure(part.name(), "is not ready (expected: within " + LIMIT.toSeconds() + " s)");
            }
        }
        progress.say(String.format(
                Locale.ROOT, "  %-15s ready in %6s   %s", part.name(), timer, layout.address(part.name())));
    }

    private void awaitPorts(PartName name) {
        try {
            new TakenPorts(layout).awaitFree(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure(name + ": not started, interrupted");
        }
    }

    private StackFailure failure(PartName name, String what) {
        String end = String.join("\n  | ", processes.log(name).tail(SHOWN_LINES));
        return new StackFailure(
                name + ": " + what + "; the end of " + processes.log(name).path() + ":\n  | " + end);
    }
}

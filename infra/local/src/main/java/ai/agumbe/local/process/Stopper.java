package ai.agumbe.local.process;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Part;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Ends a part: first by its own signal, after a while by force. */
public final class Stopper {
    private static final Duration FORCE_LIMIT = Duration.ofSeconds(10);

    private final Processes processes;
    private final Progress progress;

    public Stopper(Processes processes, Progress progress) {
        this.processes = processes;
        this.progress = progress;
    }

    /** Returns once it has ended; does nothing to a part that does not run. */
    public void stop(Part part) {
        Optional<PartProcess> running = processes.running(part.name());
        processes.unwant(part.name());
        if (running.isEmpty()) {
            return;
        }
        Timer timer = new Timer();
        PartProcess process = running.get();
        process.signal(part.endSignal());
        String how = "stopped";
        if (!process.endsWithin(part.endLimit())) {
            killAndWait(part.name(), process);
            how = "killed, it did not stop,";
        }
        progress.say(String.format(Locale.ROOT, "  %-15s %s in %s", part.name(), how, timer));
    }

    /** Ends it as a crash would, so that the part still counts as wanted. */
    public void kill(PartName name) {
        PartProcess process = processes
                .running(name)
                .orElseThrow(() -> new StackFailure(name + ": does not run (expected: a running part to kill)"));
        killAndWait(name, process);
    }

    /** Sends the signal to the part's process and its children. */
    public void signal(PartName name, String signal) {
        processes
                .running(name)
                .orElseThrow(() -> new StackFailure(name + ": does not run (expected: a running part to signal)"))
                .signalAll(signal);
    }

    private static void killAndWait(PartName name, PartProcess process) {
        process.kill();
        if (!process.endsWithin(FORCE_LIMIT)) {
            throw new StackFailure(name + ": process " + process.pid() + " does not end (expected: within "
                    + FORCE_LIMIT.toSeconds() + " s of being killed)");
        }
    }
}

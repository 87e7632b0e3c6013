package ai.agumbe.local;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.process.Processes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells when a part dies and how it comes back, and keeps logs from growing without limit; it restarts nothing. */
final class Watch {
    private static final long GLANCE_MILLIS = 250;
    private static final int GLANCES_BETWEEN_LOG_CHECKS = 40;
    private static final int SHOWN_LINES = 10;

    private final List<PartName> parts;
    private final Processes processes;
    private final Progress progress;
    private final String sameData;
    private final Set<PartName> toldDead = new HashSet<>();

    /** @param sameData what has to follow a command so that it means this stack; empty for the usual one */
    Watch(List<PartName> parts, Processes processes, Progress progress, String sameData) {
        this.parts = parts;
        this.processes = processes;
        this.progress = progress;
        this.sameData = sameData;
    }

    /** Returns once every part has been stopped on purpose. */
    void untilStopped() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int glance = 0; parts.stream().anyMatch(processes::wanted); glance++) {
            look();
            if (glance % GLANCES_BETWEEN_LOG_CHECKS == 0) {
                parts.forEach(part -> processes.log(part).bound());
            }
            if (never.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** One look at every part; tells of each death and each return once. */
    void look() {
        for (PartName part : parts) {
            boolean dead = processes.running(part).isEmpty() && processes.wanted(part);
            if (dead && toldDead.add(part)) {
                progress.say(part + " died. The end of its log ("
                        + processes.log(part).path() + "):");
                processes.log(part).tail(SHOWN_LINES).forEach(line -> progress.say("  | " + line));
                progress.say("It comes back with: ./agumbe start " + part + sameData);
            } else if (!dead && toldDead.remove(part)) {
                progress.say(processes.wanted(part) ? part + " is back." : part + " was stopped.");
            }
        }
    }
}

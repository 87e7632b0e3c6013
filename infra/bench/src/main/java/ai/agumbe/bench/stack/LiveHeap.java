package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of a JVM's heap is left after a full collection, which its serial collector moves to the old generation. */
final class LiveHeap {
    private static final Pattern USED = Pattern.compile("(?m)^ *Tenured +total.*?used (\\d+)K");

    private LiveHeap() {}

    static long of(long pid) {
        String _ = ask(pid, "GC.run");
        var told = ask(pid, "GC.heap_info");
        long kib = USED.matcher(told)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        if (kib == 0) {
            throw new BenchFailure("heap of " + pid + ": " + told + " (expected: Tenured, and what it uses)");
        }
        return kib * 1024;
    }

    private static String ask(long pid, String command) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchFailure("jcmd: cannot be run", e);
        }
    }
}

package ai.agumbe.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the operating system and the node itself say of one data plane, again and again. */
final class SoakWatch {
    private final String url;
    private final Path process;
    private final List<Sample> samples = new ArrayList<>();

    SoakWatch(String url, long pid) {
        this.url = url;
        this.process = Path.of("/proc", Long.toString(pid));
    }

    /**
     * One look.
     *
     * @param seconds since the soak began
     * @param descriptors open files and sockets
     */
    record Sample(double seconds, double residentMegabytes, long threads, long descriptors) {}

    void look(double seconds) throws IOException {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            samples.add(new Sample(seconds, status("VmRSS") / 1024.0, status("Threads"), descriptors.count()));
        }
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Exchanges that it holds to be under way. */
    double running() {
        return Node.metric(url, "agumbe_exchanges_running");
    }

    /** Bytes of bodies that it holds. */
    double bodies() {
        return Node.metric(url, "agumbe_bodies_bytes");
    }

    /** By how much that grew from there to the end, by the line that fits best. */
    double growth(double from, ToDoubleFunction<Sample> what) {
        List<Sample> steady =
                samples.stream().filter(sample -> sample.seconds() >= from).toList();
        double middle = steady.stream().mapToDouble(Sample::seconds).average().orElseThrow();
        double mean = steady.stream().mapToDouble(what).average().orElseThrow();
        double over = 0;
        double under = 0;
        for (Sample sample : steady) {
            over += (sample.seconds() - middle) * (what.applyAsDouble(sample) - mean);
            under += Math.pow(sample.seconds() - middle, 2);
        }
        return over / under * (steady.getLast().seconds() - steady.getFirst().seconds());
    }

    /** A line a tenth of the way. */
    String told() {
        StringBuilder told = new StringBuilder();
        int step = Math.max(1, samples.size() / 10);
        for (int at = 0; at < samples.size(); at += step) {
            Sample sample = samples.get(at);
            told.append(String.format(
                    Locale.ROOT,
                    "  %6.0f s %7.1f MB %4d threads %4d descriptors%n",
                    sample.seconds(),
                    sample.residentMegabytes(),
                    sample.threads(),
                    sample.descriptors()));
        }
        return told.toString();
    }
}

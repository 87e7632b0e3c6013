package ai.agumbe.bench.process;

/** Resident memory in KiB: now, and the most there ever was. */
public record Memory(long residentKib, long peakKib) {
    static final Memory NONE = new Memory(0, 0);

    Memory plus(Memory other) {
        return new Memory(residentKib + other.residentKib, peakKib + other.peakKib);
    }

    static Memory ofStatus(Iterable<String> lines) {
        long resident = 0;
        long peak = 0;
        for (var line : lines) {
            if (line.startsWith("VmRSS:")) {
                resident = kib(line);
            } else if (line.startsWith("VmHWM:")) {
                peak = kib(line);
            }
        }
        return new Memory(resident, peak);
    }

    private static long kib(String line) {
        return Long.parseLong(
                line.substring(line.indexOf(':') + 1).replace("kB", "").strip());
    }
}

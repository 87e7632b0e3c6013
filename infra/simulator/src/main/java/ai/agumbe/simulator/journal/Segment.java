package ai.agumbe.simulator.journal;

import ai.agumbe.simulator.script.Usage;
import org.jspecify.annotations.Nullable;

/** Columns for a run of consecutive entries; about thirty bytes an entry, and its sim id where it has one. */
final class Segment {
    static final int CAPACITY = 8_192;
    private static final int FINISHED = 1;
    private static final int LEFT = 2;
    private static final int REPORTED_WHAT_WAS_SOLD = 4;

    private final long firstSeq;
    private final String[] paths = new String[CAPACITY];
    private final String[] models = new String[CAPACITY];
    private final @Nullable String[] credentials = new @Nullable String[CAPACITY];
    private final @Nullable String[] simIds = new @Nullable String[CAPACITY];
    private final @Nullable Usage[] otherReports = new @Nullable Usage[CAPACITY];
    private final int[] promptTokens = new int[CAPACITY];
    private final int[] soldTokens = new int[CAPACITY];
    private final byte[] flags = new byte[CAPACITY];
    private int size;
    private long bytes;

    Segment(long firstSeq) {
        this.firstSeq = firstSeq;
    }

    int add(Call call) {
        int at = size++;
        paths[at] = call.path();
        models[at] = call.model();
        credentials[at] = call.credentialHash();
        simIds[at] = call.simId();
        promptTokens[at] = call.promptTokens();
        bytes += Journal.size(call);
        return at;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    long lastSeq() {
        return firstSeq + size - 1;
    }

    long seq(int at) {
        return firstSeq + at;
    }

    int indexAfter(long seq) {
        return (int) Math.max(0, seq + 1 - firstSeq);
    }

    void sold(int at, int tokens) {
        soldTokens[at] = tokens;
    }

    void reported(int at, Usage usage) {
        if (usage.equals(Usage.of(promptTokens[at], soldTokens[at]))) {
            flags[at] |= REPORTED_WHAT_WAS_SOLD;
        } else {
            otherReports[at] = usage;
        }
    }

    void finished(int at) {
        flags[at] |= FINISHED;
    }

    void left(int at) {
        flags[at] = (byte) ((flags[at] & ~FINISHED) | LEFT);
    }

    Sale sale(int at) {
        return new Sale(
                seq(at),
                simIds[at],
                paths[at],
                models[at],
                credentials[at],
                promptTokens[at],
                soldTokens[at],
                report(at),
                (flags[at] & FINISHED) != 0,
                (flags[at] & LEFT) != 0);
    }

    private @Nullable Usage report(int at) {
        return (flags[at] & REPORTED_WHAT_WAS_SOLD) == 0
                ? otherReports[at]
                : Usage.of(promptTokens[at], soldTokens[at]);
    }
}

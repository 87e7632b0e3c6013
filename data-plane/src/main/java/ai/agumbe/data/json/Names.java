package ai.agumbe.data.json;

import org.jspecify.annotations.Nullable;

/** Members' names, of which the same few come in every body: those that were met lately are not made again. */
final class Names {
    private static final int KEPT = 1 << 10;
    private static final int MAX_LENGTH = 40;
    /** Written and read without a lock: whatever a thread finds is a whole string or nothing. */
    private static final @Nullable String[] MET = new String[KEPT];

    private Names() {}

    static String of(TextSpan span) {
        if (!span.isPlain() || span.length() > MAX_LENGTH) {
            return span.decode();
        }
        int slot = hash(span) & (KEPT - 1);
        String met = MET[slot];
        if (met != null && span.is(met)) {
            return met;
        }
        String name = span.decode();
        MET[slot] = name;
        return name;
    }

    private static int hash(TextSpan span) {
        int hash = 0;
        for (int at = span.from(); at < span.to(); at++) {
            hash = 31 * hash + span.source()[at];
        }
        return hash ^ (hash >>> 10);
    }
}

package ai.agumbe.data.json;

import ai.agumbe.data.bytes.GrowingBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Members' names, of which the same few come in every body: those that were met lately are not made and not encoded again. */
final class Names {
    private static final int KEPT = 1 << 10;
    private static final int MAX_LENGTH = 40;
    /** Written and read without a lock: whatever a thread finds is whole or nothing. */
    private static final @Nullable Name[] MET = new Name[KEPT];

    private static final @Nullable Name[] WRITTEN = new Name[KEPT];

    /** @param bytes when it was met, as it was written; when it was written, with its quotes and its colon */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Name(String text, byte[] bytes) {}

    private Names() {}

    /** The name that is written there. */
    static String of(TextSpan span) {
        if (!span.isPlain() || span.length() > MAX_LENGTH) {
            return span.decode();
        }
        int slot = slot(hash(span));
        Name met = MET[slot];
        if (met != null && Arrays.equals(met.bytes(), 0, met.bytes().length, span.source(), span.from(), span.to())) {
            return met.text();
        }
        String name = span.decode();
        MET[slot] = new Name(name, name.getBytes(StandardCharsets.ISO_8859_1));
        return name;
    }

    /** Writes a name, whatever it holds, and the colon behind it. */
    static void write(String name, JsonText texts, GrowingBytes out) {
        int slot = slot(name.hashCode());
        Name written = WRITTEN[slot];
        if (written == null || !written.text().equals(name)) {
            GrowingBytes encoded = new GrowingBytes(name.length() + 3);
            texts.write(name, encoded);
            encoded.write(':');
            written = new Name(name, encoded.copy());
            if (name.length() <= MAX_LENGTH) {
                WRITTEN[slot] = written;
            }
        }
        out.write(written.bytes());
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 10)) & (KEPT - 1);
    }

    private static int hash(TextSpan span) {
        int hash = 0;
        for (int at = span.from(); at < span.to(); at++) {
            hash = 31 * hash + span.source()[at];
        }
        return hash;
    }
}

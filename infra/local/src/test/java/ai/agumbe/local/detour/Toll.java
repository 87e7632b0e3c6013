package ai.agumbe.local.detour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a {@link Detour} does to that which passes. */
public sealed interface Toll {
    /** Passes everything on at once. */
    record Nothing() implements Toll {}

    /** Holds back each piece for a while, and up to twice as long. */
    record Late(Duration by) implements Toll {}

    /** Passes on so many bytes a second, in each direction of each connection. */
    record Narrow(int bytesPerSecond) implements Toll {}

    /** Takes connections and bytes and passes nothing on, until the toll is another. */
    record Silent() implements Toll {}

    /** Breaks off what there is, and what comes as soon as it says something. */
    record Broken() implements Toll {}

    /** Tells the caller that nothing more will come, and swallows what the caller goes on to say. */
    record HalfClosed() implements Toll {}

    /** Breaks a connection off instead of passing on a piece with that text in it, spoken by that side. */
    record CutAt(Side speaker, String text) implements Toll {
        boolean strikes(Side side, byte[] bytes, int length) {
            return side == speaker && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text);
        }
    }

    /** The two ends of a connection. */
    enum Side {
        CALLER,
        PART
    }
}

package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Counts the `data:` lines of an event stream, however the network cut it, and knows the closing one. */
final class EventScanner {
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "{\"error\"".getBytes(StandardCharsets.US_ASCII);
    private static final int NOT_DATA = -1;

    private int matched;
    private int valueAt;
    private int doneMatched;
    private int errorMatched;
    private int events;
    private boolean done;
    private boolean failed;

    /** Events seen so far, the closing one left out. */
    int events() {
        return events;
    }

    boolean done() {
        return done;
    }

    /** True when an event carried an error in place of a chunk. */
    boolean failed() {
        return failed;
    }

    void scan(ByteBuf bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            accept(bytes.getByte(at));
        }
    }

    private void accept(byte next) {
        if (next == '\n') {
            lineEnded();
        } else if (matched == DATA.length) {
            value(next);
        } else if (matched != NOT_DATA) {
            matched = next == DATA[matched] ? matched + 1 : NOT_DATA;
        }
    }

    private void value(byte next) {
        if (valueAt == 0 && next == ' ') {
            return;
        }
        doneMatched += doneMatched == valueAt && valueAt < DONE.length && next == DONE[valueAt] ? 1 : 0;
        errorMatched += errorMatched == valueAt && valueAt < ERROR.length && next == ERROR[valueAt] ? 1 : 0;
        valueAt++;
    }

    private void lineEnded() {
        if (matched == DATA.length && valueAt > 0) {
            if (doneMatched == DONE.length) {
                done = true;
            } else {
                events++;
            }
            failed |= errorMatched == ERROR.length;
        }
        matched = 0;
        valueAt = 0;
        doneMatched = 0;
        errorMatched = 0;
    }
}

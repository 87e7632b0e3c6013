package ai.agumbe.data.route;

import java.util.Locale;

/** What becomes of a stream that breaks after its first piece. */
public enum StreamRescue {
    /** It ends with the error. */
    OFF,
    /** The next candidate is asked the same; the stream goes on as long as its text agrees with what the caller has seen. */
    AGREE;

    public static StreamRescue of(String wireName) {
        for (StreamRescue rescue : values()) {
            if (rescue.name().toLowerCase(Locale.ROOT).equals(wireName)) {
                return rescue;
            }
        }
        throw new IllegalArgumentException("stream_rescue: " + wireName + " (expected: off or agree)");
    }
}

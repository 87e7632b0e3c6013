package ai.agumbe.data.bytes;

import java.time.Instant;

/** Moments as RFC 3339 has them; the second that was written last is remembered, for so is the next one's. */
public final class Moments {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** Exchanged by threads without a lock: whatever one finds is whole. */
    private static volatile Second last = Second.of(0);

    private record Second(long epochSecond, String text) {
        static Second of(long epochSecond) {
            String text = Instant.ofEpochSecond(epochSecond).toString();
            return new Second(epochSecond, text.substring(0, text.length() - 1));
        }
    }

    private Moments() {}

    /** What {@link Instant#toString} says. */
    public static String text(Instant moment) {
        Second second = last;
        if (second.epochSecond() != moment.getEpochSecond()) {
            second = Second.of(moment.getEpochSecond());
            last = second;
        }
        int nanos = moment.getNano();
        if (nanos == 0) {
            return second.text() + "Z";
        }
        if (nanos % NANOS_PER_MILLI == 0) {
            return second.text() + "." + digits(nanos / NANOS_PER_MILLI, 3) + "Z";
        }
        return nanos % NANOS_PER_MICRO == 0
                ? second.text() + "." + digits(nanos / NANOS_PER_MICRO, 6) + "Z"
                : second.text() + "." + digits(nanos, 9) + "Z";
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "00000000".substring(0, width - digits.length()) + digits;
    }
}

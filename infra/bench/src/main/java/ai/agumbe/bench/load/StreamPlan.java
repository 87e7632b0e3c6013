package ai.agumbe.bench.load;

import java.time.Duration;

/**
 * What a burst of streams is.
 *
 * @param chunks data events that every stream must bring at least
 * @param pace from one chunk to the next, as the upstream was told
 * @param openWithin the time over which the streams are opened, evenly
 */
public record StreamPlan(int streams, int chunks, Duration pace, Duration openWithin) {
    /** How long the burst takes when nothing is late. */
    public Duration length() {
        return openWithin.plus(pace.multipliedBy(chunks));
    }
}

package ai.agumbe.bench.load;

import org.HdrHistogram.Histogram;

/**
 * The calls of one window.
 *
 * @param latency nanoseconds of every call, those that were due and not yet answered included
 * @param answered calls whose reply was complete within the window
 */
public record Taken(Histogram latency, long answered) {}

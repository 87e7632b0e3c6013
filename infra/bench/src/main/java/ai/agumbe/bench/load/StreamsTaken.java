package ai.agumbe.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What one burst of streams took, in nanoseconds.
 *
 * @param firstToken from when a stream was due to be opened to its first data event, the connecting included
 * @param lateness by how much each later event came later after the one before it than the pace says
 * @param longestGap the longest silence within any stream
 */
public record StreamsTaken(Histogram firstToken, Histogram lateness, long longestGap, long events) {}

/** Makes the load: connections that call as fast as they may, at a fixed rate, or as streams, and histograms of what came back. */
@NullMarked
package ai.agumbe.bench.load;

import org.jspecify.annotations.NullMarked;

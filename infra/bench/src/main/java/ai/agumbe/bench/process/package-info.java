/** Reads what processes cost: CPU time and resident memory from /proc. */
@NullMarked
package ai.agumbe.bench.process;

import org.jspecify.annotations.NullMarked;

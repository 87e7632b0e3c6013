/** Says in one line why a run could not be measured. */
@NullMarked
package ai.agumbe.bench.failure;

import org.jspecify.annotations.NullMarked;

/** Finds or starts the system under test and registers the bench's models in it. */
@NullMarked
package ai.agumbe.bench.stack;

import org.jspecify.annotations.NullMarked;

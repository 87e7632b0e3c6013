/** Bytes that nobody should send. */
@NullMarked
package ai.agumbe.data.fuzz;

import org.jspecify.annotations.NullMarked;

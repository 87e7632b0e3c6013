/** Answers that help to do harm, by exact words alone. */
@NullMarked
package ai.agumbe.data.guard.safety;

import org.jspecify.annotations.NullMarked;

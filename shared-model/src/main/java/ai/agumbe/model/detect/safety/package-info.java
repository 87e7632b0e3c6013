/** Answers that help to do harm, by exact words alone. */
@NullMarked
package ai.agumbe.model.detect.safety;

import org.jspecify.annotations.NullMarked;

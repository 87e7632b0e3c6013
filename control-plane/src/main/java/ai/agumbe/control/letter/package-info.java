/** Dead letters as operators see them, and their replay. */
@NullMarked
package ai.agumbe.control.letter;

import org.jspecify.annotations.NullMarked;

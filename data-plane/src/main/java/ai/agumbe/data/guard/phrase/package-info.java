/** Words and phrases that somebody listed. */
@NullMarked
package ai.agumbe.data.guard.phrase;

import org.jspecify.annotations.NullMarked;

/** Words and phrases that somebody listed. */
@NullMarked
package ai.agumbe.model.detect.phrase;

import org.jspecify.annotations.NullMarked;

/** Looks into what is encoded within a text with the same rules. */
@NullMarked
package ai.agumbe.model.detect.decode;

import org.jspecify.annotations.NullMarked;

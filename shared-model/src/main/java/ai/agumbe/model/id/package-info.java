/** Identifiers, and the rules they follow. */
@NullMarked
package ai.agumbe.model.id;

import org.jspecify.annotations.NullMarked;

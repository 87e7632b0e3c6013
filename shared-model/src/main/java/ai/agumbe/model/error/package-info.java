/** Error codes of the wire, with their statuses, for every plane. */
@NullMarked
package ai.agumbe.model.error;

import org.jspecify.annotations.NullMarked;

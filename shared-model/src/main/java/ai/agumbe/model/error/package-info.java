/** How the gateway says no: error codes of the wire with their statuses, and the refusal that carries one. */
@NullMarked
package ai.agumbe.model.error;

import org.jspecify.annotations.NullMarked;

/** Which addresses the gateway may call out to. */
@NullMarked
package ai.agumbe.model.net;

import org.jspecify.annotations.NullMarked;

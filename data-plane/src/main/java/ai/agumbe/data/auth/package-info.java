/** From a credential on the wire to a caller. */
@NullMarked
package ai.agumbe.data.auth;

import org.jspecify.annotations.NullMarked;

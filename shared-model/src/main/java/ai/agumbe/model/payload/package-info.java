/** Stored payloads of calls, as those who seal them and those who read them see them. */
@NullMarked
package ai.agumbe.model.payload;

import org.jspecify.annotations.NullMarked;

/** Refusals: how the gateway says no. */
@NullMarked
package ai.agumbe.data.error;

import org.jspecify.annotations.NullMarked;

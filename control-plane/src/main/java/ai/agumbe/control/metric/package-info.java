/** The registry of metrics that every feature adds its own to. */
@NullMarked
package ai.agumbe.control.metric;

import org.jspecify.annotations.NullMarked;

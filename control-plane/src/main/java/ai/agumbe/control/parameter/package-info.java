/** Query parameters, read with their bounds, whichever form the surface tells their faults in. */
@NullMarked
package ai.agumbe.control.parameter;

import org.jspecify.annotations.NullMarked;

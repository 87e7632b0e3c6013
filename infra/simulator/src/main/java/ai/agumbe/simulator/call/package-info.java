/** One call from path to journal: finds the operation and plays its reply as the script says. */
@NullMarked
package ai.agumbe.simulator.call;

import org.jspecify.annotations.NullMarked;

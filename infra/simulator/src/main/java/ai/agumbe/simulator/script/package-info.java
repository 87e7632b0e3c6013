/** Scripts: how a call is to be answered when it is not to be answered plainly, and the rules their JSON must keep. */
@NullMarked
package ai.agumbe.simulator.script;

import org.jspecify.annotations.NullMarked;

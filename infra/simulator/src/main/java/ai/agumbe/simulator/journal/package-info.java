/** What was sold, call by call, in compact columns: the oracle of fault runs. */
@NullMarked
package ai.agumbe.simulator.journal;

import org.jspecify.annotations.NullMarked;

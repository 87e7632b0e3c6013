/** The test's side of the simulator: scripts in, journal out, health and counters. */
@NullMarked
package ai.agumbe.simulator.control;

import org.jspecify.annotations.NullMarked;

/** The simulated provider: start at {@code call.Provider}, which serves one call; the packages beside it are its parts. */
@NullMarked
package ai.agumbe.simulator;

import org.jspecify.annotations.NullMarked;

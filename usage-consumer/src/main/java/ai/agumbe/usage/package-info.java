/** Turns what happened into money and log rows, each exactly once. Start at {@code intake.Intake}. */
@NullMarked
package ai.agumbe.usage;

import org.jspecify.annotations.NullMarked;

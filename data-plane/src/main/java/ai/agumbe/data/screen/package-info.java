/**
 * Holds what is asked and answered against a policy: finds, notes, cuts and refuses. Start at {@link
 * ai.agumbe.data.screen.Screening}; {@link ai.agumbe.data.screen.TextScreen} is one text's way through the checks.
 */
@NullMarked
package ai.agumbe.data.screen;

import org.jspecify.annotations.NullMarked;

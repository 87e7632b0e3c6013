/**
 * Holds what is asked and answered against a policy: finds, notes, cuts and refuses. Start at {@link
 * ai.agumbe.model.screen.Screening}; {@link ai.agumbe.model.screen.TextScreen} is one text's way through the checks.
 */
@NullMarked
package ai.agumbe.model.screen;

import org.jspecify.annotations.NullMarked;

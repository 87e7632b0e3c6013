/** Answers in pieces on their way through the checks of {@link ai.agumbe.model.screen}. */
@NullMarked
package ai.agumbe.data.screen;

import org.jspecify.annotations.NullMarked;

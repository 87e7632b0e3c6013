/** Anthropic's operations: messages and their token count. */
@NullMarked
package ai.agumbe.simulator.anthropic;

import org.jspecify.annotations.NullMarked;

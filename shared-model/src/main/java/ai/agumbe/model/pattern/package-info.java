/** Expressions that are read one character at a time, in linear time whoever wrote them. Start at {@link ai.agumbe.model.pattern.Automaton}. */
@NullMarked
package ai.agumbe.model.pattern;

import org.jspecify.annotations.NullMarked;

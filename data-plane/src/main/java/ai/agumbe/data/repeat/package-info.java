/**
 * Calls that carry an {@code Idempotency-Key}: one provider call for all that carry the same, on whatever node, and one
 * answer. Start at {@link ai.agumbe.data.repeat.Repeats#turn}; decision 0009 says what becomes of failures, of streams, of
 * callers that leave and of nodes that die.
 */
@NullMarked
package ai.agumbe.data.repeat;

import org.jspecify.annotations.NullMarked;

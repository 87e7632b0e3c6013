package ai.agumbe.simulator.call;

import ai.agumbe.simulator.dialect.Dialect;

/**
 * What a path asks for.
 *
 * @param operand the model, where the path names it, else empty
 */
record Operation(Dialect dialect, String operand) {}

package ai.agumbe.simulator.dialect;

/**
 * A call's body and what its path says of it.
 *
 * @param operand the part of the path that belongs to the call, a model's name for one; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // an inquiry is never compared
public record Inquiry(String operand, byte[] body) {}

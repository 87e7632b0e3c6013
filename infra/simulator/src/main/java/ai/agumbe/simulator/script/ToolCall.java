package ai.agumbe.simulator.script;

/**
 * A tool the simulated model calls.
 *
 * @param arguments JSON text, or what a script gave instead of it
 */
public record ToolCall(String id, String name, String arguments) {}

package ai.agumbe.control.document;

/** The result of a change and the config version it got. */
public record Committed<T>(T result, long version) {}

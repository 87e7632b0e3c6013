package ai.agumbe.model.guard;

/**
 * Something a customer looks for.
 *
 * @param label what stands in its place, and names it in decisions
 */
public record CustomPattern(String label, String pattern, Mode mode) {}

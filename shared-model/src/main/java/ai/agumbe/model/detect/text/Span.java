package ai.agumbe.model.detect.text;

/**
 * A stretch of the original text.
 *
 * @param end the character after the last one
 */
public record Span(int start, int end) {}

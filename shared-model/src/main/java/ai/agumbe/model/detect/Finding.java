package ai.agumbe.model.detect;

import ai.agumbe.model.detect.text.View;

/**
 * A place in a text where a rule applies; never the text itself.
 *
 * @param rule the rule's id, or a customer's label
 * @param start first character in the original text
 * @param end the character after the last one, in the original text
 * @param confidence 0 to 1
 * @param view how the text had to be read to see it
 */
public record Finding(String rule, Kind kind, int start, int end, double confidence, View view) {
    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(rule + ": span " + start + " to " + end + " (expected: not empty)");
        }
    }

    public boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }
}

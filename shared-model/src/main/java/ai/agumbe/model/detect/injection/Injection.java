package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.text.Span;
import ai.agumbe.model.detect.text.View;

/**
 * The stretch of a text that looks most like an injection.
 *
 * @param score 0 to 1; {@link Thresholds} says what it means
 * @param rule the concepts that come together there, never the words that stand for them
 * @param span where in the original text
 * @param view how the text had to be read
 */
public record Injection(double score, String rule, Span span, View view) {
    public Finding finding(Kind kind) {
        return new Finding(rule, kind, span.start(), span.end(), score, view);
    }
}

package ai.agumbe.model.screen;

import java.util.Locale;

/**
 * What somebody outside found in a text.
 *
 * @param category in its own words
 * @param label what stands in its place
 * @param start first character
 * @param end the character after the last one
 */
public record RemoteFinding(Guardrail guardrail, String category, String label, int start, int end, double confidence) {
    private static final String OTHER = "other";

    /** Names from outside are kept when they are names: nobody can say texts in them. */
    public static RemoteFinding of(
            Guardrail guardrail, String category, String label, int start, int end, double confidence) {
        String named = category.matches("[A-Za-z0-9_./-]{1,64}") ? category : OTHER;
        String upper = label.toUpperCase(Locale.ROOT).replaceAll("[-./]", "_");
        return new RemoteFinding(
                guardrail, named, upper.matches("[A-Z][A-Z0-9_]{0,23}") ? upper : "TEXT", start, end, confidence);
    }

    boolean overlaps(RemoteFinding other) {
        return start < other.end && other.start < end;
    }

    /** Both of them, called what the surer one is. */
    RemoteFinding joined(RemoteFinding other) {
        RemoteFinding surer = other.confidence > confidence ? other : this;
        return new RemoteFinding(
                surer.guardrail,
                surer.category,
                surer.label,
                Math.min(start, other.start),
                Math.max(end, other.end),
                surer.confidence);
    }
}

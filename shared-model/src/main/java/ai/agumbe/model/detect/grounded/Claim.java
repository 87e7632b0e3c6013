package ai.agumbe.model.detect.grounded;

import java.util.Locale;

/** A part of an answer that can be looked up: what it is, and where it stands in the answer. */
public record Claim(Kind kind, int start, int end) {

    /** What can be looked up. Dates are numbers with names of months beside them. */
    public enum Kind {
        NUMBER,
        NAME,
        QUOTE,
        URL;

        /** As decisions name it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

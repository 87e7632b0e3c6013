package ai.agumbe.control.document;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version a caller believes to change, from {@code If-Match}: quoted or bare, {@code *} for any. */
public record IfMatch(@Nullable String expected) {
    public static final IfMatch NONE = new IfMatch(null);

    /** The version of what is not there. */
    private static final String ABSENT = "0";

    public static IfMatch of(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        String bare = header.strip();
        if (bare.startsWith("W/")) {
            bare = bare.substring(2);
        }
        if (bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (!bare.equals("*") && !bare.matches("[0-9]{1,10}")) {
            throw Problem.invalid("If-Match", "is malformed (expected: a version such as \"3\")");
        }
        return new IfMatch(bare);
    }

    void check(Optional<Stored> before) {
        if (expected == null) {
            return;
        }
        String current =
                before.map(stored -> Integer.toString(stored.version())).orElse(ABSENT);
        if (expected.equals("*") ? before.isEmpty() : !expected.equals(current)) {
            throw Problem.of(
                    Reason.STALE,
                    "If-Match: " + expected + " (expected: the current version, which is " + current + ")");
        }
    }
}

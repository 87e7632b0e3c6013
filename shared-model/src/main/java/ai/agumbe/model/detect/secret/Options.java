package ai.agumbe.model.detect.secret;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Check;
import ai.agumbe.model.detect.match.Edge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The last column of {@code credentials.tsv}. */
record Options(Map<String, String> values, Set<String> flags, boolean isNear) {
    private static final double NEAR = 0.8;
    private static final double OWN_SHAPE = 0.95;
    private static final Set<String> FLAGS = Set.of("digit", "mixed", "cased", "value", "example", "-");
    private static final Set<String> VALUES = Set.of("e", "c", "k", "b", "a", "sum", "drop");

    static Options parse(String column, Anchor anchor) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (String option : column.split(" ", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!(equals < 0 ? FLAGS : VALUES).contains(name)) {
                throw new IllegalStateException("option " + option + ": unknown (expected: " + FLAGS + VALUES + ")");
            }
            if (equals < 0) {
                flags.add(name);
            } else {
                values.put(name, option.substring(equals + 1));
            }
        }
        return new Options(values, flags, anchor instanceof Anchor.Near);
    }

    Kind kind() {
        return Kind.valueOf(values.getOrDefault("k", "SECRET"));
    }

    Edge before() {
        return Edge.valueOf(values.getOrDefault("b", "WORD"));
    }

    Edge after() {
        return Edge.valueOf(values.getOrDefault("a", "WORD"));
    }

    Check check() {
        return new CredentialCheck(
                number("e", 2), number("c", isNear ? NEAR : OWN_SHAPE), flags, CheckSum.named(values.get("sum")), (int)
                        number("drop", 0));
    }

    private double number(String name, double otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Double.parseDouble(value);
    }
}

package ai.agumbe.local.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one part of the stack, such as {@code kafka} or {@code data-plane-2}.
 *
 * @param number 1 and up for data planes, 0 for parts of which there is one
 */
public record PartName(PartKind kind, int number) {
    private static final Pattern DATA_PLANE = Pattern.compile("data-plane-([1-9])");

    public static PartName of(PartKind kind) {
        return new PartName(kind, 0);
    }

    public static PartName dataPlane(int number) {
        return new PartName(PartKind.DATA_PLANE, number);
    }

    /** The part of that name; empty when no stack has one. */
    public static Optional<PartName> parse(String text) {
        Matcher dataPlane = DATA_PLANE.matcher(text);
        if (dataPlane.matches()) {
            return Optional.of(dataPlane(Integer.parseInt(dataPlane.group(1))));
        }
        for (PartKind kind : PartKind.values()) {
            if (kind != PartKind.DATA_PLANE && kind.word().equals(text)) {
                return Optional.of(of(kind));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return number == 0 ? kind.word() : kind.word() + "-" + number;
    }
}

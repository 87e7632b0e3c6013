package ai.agumbe.data.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a reader stands in a body, for the message that says what is wrong there. */
final class Place {
    private static final int USUAL_DEPTH = 8;

    private @Nullable String[] names = new String[USUAL_DEPTH];
    private int[] indexes = new int[USUAL_DEPTH];
    private int depth;

    /** Steps into an object or an array; false when that is too deep. */
    boolean enter() {
        if (depth == Json.MAX_DEPTH) {
            return false;
        }
        depth++;
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names[depth] = null;
        indexes[depth] = -1;
        return true;
    }

    void leave() {
        depth--;
    }

    void member(String name) {
        names[depth] = name;
    }

    void entry(int index) {
        indexes[depth] = index;
    }

    /** As {@code messages[0].content}; null at the root. */
    @Nullable String path() {
        StringBuilder path = new StringBuilder();
        for (int level = 1; level <= depth; level++) {
            if (names[level] != null) {
                path.append(path.isEmpty() ? "" : ".").append(names[level]);
            } else if (indexes[level] >= 0) {
                path.append('[').append(indexes[level]).append(']');
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}

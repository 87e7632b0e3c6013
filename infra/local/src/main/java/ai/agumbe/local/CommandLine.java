package ai.agumbe.local;

import ai.agumbe.local.layout.Layout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after {@code ./agumbe}, checked against what the verb takes. */
final class CommandLine {
    private final String verb;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param flags options without a value that the verb takes
     * @param valued options with a value that the verb takes
     */
    CommandLine(List<String> words, Set<String> flags, Set<String> valued) {
        Deque<String> left = new ArrayDeque<>(words);
        this.verb = left.removeFirst();
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            if (flags.contains(word)) {
                values.put(word, "");
            } else if (valued.contains(word)) {
                values.put(word, valueOf(word, left));
            } else if (word.startsWith("-")) {
                throw new UsageException(verb + ": " + word + " is no option of it (expected: "
                        + String.join(", ", allOf(flags, valued)) + ")");
            } else {
                names.add(word);
            }
        }
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The one name that the verb takes. */
    String name() {
        return names(1, "the name of one part").getFirst();
    }

    List<String> names(int count, String what) {
        if (names.size() != count) {
            throw new UsageException(verb + ": " + String.join(" ", names) + " (expected: " + what + ")");
        }
        return List.copyOf(names);
    }

    void noNames() {
        if (!names.isEmpty()) {
            throw new UsageException(verb + ": " + String.join(" ", names) + " (expected: options only)");
        }
    }

    Path data(Path otherwise) {
        return has("--data") ? Path.of(values.getOrDefault("--data", "")) : otherwise;
    }

    Layout layout() {
        try {
            return new Layout(number("--port-base", Layout.DEFAULT_PORT_BASE), number("--nodes", 1));
        } catch (IllegalArgumentException outOfBounds) {
            throw new UsageException(outOfBounds.getMessage());
        }
    }

    private int number(String option, int otherwise) {
        String text = values.getOrDefault(option, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new UsageException(option + ": " + text + " (expected: a whole number)");
        }
    }

    private static String valueOf(String option, Deque<String> left) {
        if (left.isEmpty() || left.getFirst().startsWith("--")) {
            throw new UsageException(option + ": nothing follows (expected: its value)");
        }
        return left.removeFirst();
    }

    private static List<String> allOf(Set<String> flags, Set<String> valued) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(valued);
        return all.stream().sorted().toList();
    }
}

package ai.agumbe.local.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What {@code ./agumbe fault} was told.
 *
 * @param list only say what there is
 * @param faults those to try
 */
record FaultOptions(boolean list, List<Fault> faults, int rounds, long seed) {
    private static final int ROUNDS = 3;
    private static final int MAX_ROUNDS = 10_000;
    private static final long SEEDS = 1_000_000_000;

    /** Refuses what it does not know with an {@link IllegalArgumentException}. */
    static FaultOptions of(List<String> words) {
        FaultOptions options = new FaultOptions(
                false, FaultTable.all(), ROUNDS, ThreadLocalRandom.current().nextLong(SEEDS));
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            options = switch (word) {
                case "--list" -> new FaultOptions(true, options.faults, options.rounds, options.seed);
                case "--only" -> new FaultOptions(options.list, only(next(word, left)), options.rounds, options.seed);
                case "--rounds" ->
                    new FaultOptions(
                            options.list, options.faults, (int) number(word, left, 1, MAX_ROUNDS), options.seed);
                case "--seed" ->
                    new FaultOptions(
                            options.list, options.faults, options.rounds, number(word, left, 0, Long.MAX_VALUE));
                default ->
                    throw new IllegalArgumentException(
                            word + " is no option of it (expected: --list, --only, --rounds, --seed)");
            };
        }
        return options;
    }

    /** The one of that name, or all whose names begin with that word. */
    private static List<Fault> only(String name) {
        List<Fault> found = FaultTable.all().stream()
                .filter(fault -> fault.name().equals(name) || fault.name().startsWith(name + "-"))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--only: " + name + " (expected: a name that --list shows)");
        }
        return found;
    }

    private static long number(String option, Deque<String> left, long least, long most) {
        String text = next(option, left);
        String expected = option + ": " + text + " (expected: a whole number from " + least + " to " + most + ")";
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(expected);
            }
            return number;
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(expected, malformed);
        }
    }

    private static String next(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + ": nothing follows (expected: its value)");
        }
        return left.removeFirst();
    }
}

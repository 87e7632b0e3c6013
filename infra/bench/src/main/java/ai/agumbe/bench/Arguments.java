package ai.agumbe.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line, understood. */
final class Arguments {
    private static final String QUICK = "--quick";
    private static final Map<Option, String> IN_QUICK =
            Map.of(Option.SCENARIO, "chat,paced,streams", Option.ROUNDS, "2", Option.SECONDS, "1", Option.WARM_UP, "5");
    private static final List<String> HELP = List.of("--help", "-h", "help");

    private final Map<Option, String> values = new EnumMap<>(Option.class);
    private final boolean quick;
    private final boolean help;

    private Arguments(List<String> words) {
        quick = words.contains(QUICK);
        help = words.stream().anyMatch(HELP::contains);
    }

    static Arguments parse(String... words) {
        var arguments = new Arguments(List.of(words));
        int at = 0;
        while (at < words.length && !arguments.help) {
            at = arguments.accept(words, at);
        }
        return arguments;
    }

    static String usage() {
        return "usage: ./agumbe bench [--quick] [options]\n\n"
                + "Calls a fixed upstream directly, through nginx and through the gateway, and prints what each costs.\n\n"
                + "  %-24s a minute, of three scenarios and hardly warm, to see that it works\n".formatted(QUICK)
                + Arrays.stream(Option.values()).map(Option::help).collect(Collectors.joining("\n"))
                + "\n\nThe tables are also written to target/bench/bench.md, all rounds to target/bench/bench.json.\n";
    }

    boolean help() {
        return help;
    }

    String text(Option option) {
        var usual = option.otherwise();
        return values.getOrDefault(option, quick ? IN_QUICK.getOrDefault(option, usual) : usual);
    }

    List<String> list(Option option) {
        return List.of(text(option).split(","));
    }

    int number(Option option) {
        return Integer.parseInt(text(option));
    }

    private int accept(String[] words, int at) {
        var word = words[at];
        if (word.equals(QUICK)) {
            return at + 1;
        }
        var option = Arrays.stream(Option.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageFault(word + ": unknown option (expected: one that --help lists)"));
        if (at + 1 >= words.length) {
            throw new UsageFault(word + ": no value (expected: one after it)");
        }
        values.put(option, checked(option, words[at + 1]));
        return at + 2;
    }

    private static String checked(Option option, String value) {
        boolean wantsNumber = option.otherwise().matches("\\d+");
        if (wantsNumber && !value.matches("\\d{1,8}")) {
            throw new UsageFault(option.word() + ": " + value + " (expected: a whole number)");
        }
        return value;
    }
}

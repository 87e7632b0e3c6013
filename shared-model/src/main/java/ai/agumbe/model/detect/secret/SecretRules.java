package ai.agumbe.model.detect.secret;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.Automaton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of {@code credentials.tsv}, read once. */
public final class SecretRules {
    private static final String RESOURCE = "credentials.tsv";

    /** Equal expressions share an automaton. */
    private final Map<String, Automaton> automata = new HashMap<>();

    private SecretRules() {}

    /** All of them. */
    public static List<Rule> all() {
        return Loaded.RULES;
    }

    private static final class Loaded {
        private static final List<Rule> RULES = new SecretRules().read();
    }

    private List<Rule> read() {
        try (InputStream resource = SecretRules.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("resource " + RESOURCE + ": missing");
            }
            return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(this::rule)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Rule rule(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new IllegalStateException(RESOURCE + ": " + columns[0] + " (expected: four columns)");
        }
        String id = columns[0];
        Anchor anchor = anchor(id, columns[1]);
        Options options = Options.parse(columns[3], anchor);
        Kind kind = options.kind();
        return new Rule(id, kind, anchor, automaton(columns[2]), options.before(), options.after(), options.check());
    }

    private Anchor anchor(String id, String where) {
        int space = where.indexOf(' ');
        String how = space < 0 ? where : where.substring(0, space);
        String words = space < 0 ? "" : where.substring(space + 1);
        return switch (how) {
            case "anywhere" -> new Anchor.Anywhere();
            case "starts" -> new Anchor.Prefix(Arrays.asList(words.split(",", -1)));
            default -> {
                List<String> marked = Arrays.stream(words.split(",", -1))
                        .map(word -> word.startsWith("*") ? word.substring(1) : "<" + word)
                        .toList();
                yield new Anchor.Near(marked, automaton(Contexts.named(id, how)));
            }
        };
    }

    private Automaton automaton(String expression) {
        return automata.computeIfAbsent(expression, Automaton::of);
    }
}

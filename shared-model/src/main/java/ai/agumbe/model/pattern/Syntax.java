package ai.agumbe.model.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of RE2's syntax that scanning a stream can honour: no anchors, no captures, no laziness (the longest
 * match counts), nothing that would have to go back.
 */
final class Syntax {
    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 50;

    private final String pattern;
    private int at;
    private int depth;
    private boolean anyCase;

    private Syntax(String pattern) {
        this.pattern = pattern;
    }

    static Node parse(String pattern) {
        Syntax syntax = new Syntax(pattern);
        if (pattern.startsWith("(?i)")) {
            syntax.anyCase = true;
            syntax.at = 4;
        }
        Node node = syntax.choice();
        if (syntax.at < pattern.length()) {
            throw syntax.refuse("an unmatched )");
        }
        return node;
    }

    private Node choice() {
        if (++depth > DEEPEST) {
            throw refuse("groups nested deeper than " + DEEPEST);
        }
        List<Node> options = new ArrayList<>();
        options.add(sequence());
        while (taken('|')) {
            options.add(sequence());
        }
        depth--;
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(repeated(single()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private Node repeated(Node part) {
        Node node = part;
        while (at < pattern.length()) {
            int[] times = times();
            if (times == null) {
                return node;
            }
            if (node instanceof Node.Repeat) {
                throw refuse("a repeated repetition");
            }
            node = new Node.Repeat(node, times[0], times[1]);
            if (at < pattern.length() && pattern.charAt(at) == '?') {
                throw refuse("a lazy repetition");
            }
        }
        return node;
    }

    private int @Nullable [] times() {
        if (taken('*')) {
            return new int[] {0, Node.UNBOUNDED};
        }
        if (taken('+')) {
            return new int[] {1, Node.UNBOUNDED};
        }
        if (taken('?')) {
            return new int[] {0, 1};
        }
        return counted();
    }

    private int @Nullable [] counted() {
        int end = pattern.indexOf('}', at);
        if (pattern.charAt(at) != '{'
                || end < 0
                || !pattern.substring(at + 1, end).matches("\\d{1,4}(,\\d{0,4})?")) {
            return null;
        }
        String[] bounds = pattern.substring(at + 1, end).split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? Node.UNBOUNDED : Integer.parseInt(bounds[1]);
        if (least > MOST_REPEATS || most > MOST_REPEATS || (most != Node.UNBOUNDED && most < least)) {
            throw refuse("a repetition outside 0 to " + MOST_REPEATS);
        }
        at = end + 1;
        return new int[] {least, most};
    }

    private Node single() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> one(bracket());
            case '.' -> one(CharSet.range('\n', '\n').not());
            case '\\' -> one(escape());
            case '^', '$' -> throw refuse("the anchor " + c);
            case '*', '+', '?' -> throw refuse("a repetition of nothing");
            default -> one(CharSet.range(c, c));
        };
    }

    private Node one(CharSet set) {
        return new Node.One(anyCase ? set.anyCase() : set);
    }

    private Node group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (at < pattern.length() && pattern.charAt(at) == '?') {
            throw refuse("the group (?" + (at + 1 < pattern.length() ? pattern.charAt(at + 1) : ""));
        }
        Node inner = choice();
        if (!taken(')')) {
            throw refuse("a group that is not closed");
        }
        return inner instanceof Node.Repeat ? new Node.Sequence(List.of(inner)) : inner;
    }

    private CharSet bracket() {
        boolean negated = taken('^');
        CharSet set = CharSet.none();
        boolean first = true;
        while (first || !next(']')) {
            if (at >= pattern.length()) {
                throw refuse("a class that is not closed");
            }
            first = false;
            set = set.or(member());
        }
        at++;
        CharSet cased = anyCase ? set.anyCase() : set;
        return negated ? cased.not() : cased;
    }

    private CharSet member() {
        char c = pattern.charAt(at++);
        if (c == '[' && next(':')) {
            throw refuse("a named class");
        }
        if (c == '\\') {
            CharSet escaped = escape();
            int only = escaped.nextChange(0);
            boolean single = escaped.nextChange(only) == only + 1 && !escaped.has(0);
            if (!single || !isRange()) {
                return escaped;
            }
            return rangeFrom(only);
        }
        return isRange() ? rangeFrom(c) : CharSet.range(c, c);
    }

    private boolean isRange() {
        return next('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    }

    private CharSet rangeFrom(int first) {
        at++;
        int last = pattern.charAt(at++);
        if (last == '\\') {
            last = escape().nextChange(0);
        }
        if (last < first) {
            throw refuse("a range that runs backwards");
        }
        return CharSet.range(first, last);
    }

    private CharSet escape() {
        if (at >= pattern.length()) {
            throw refuse("a \\ at the end");
        }
        char c = pattern.charAt(at++);
        return switch (c) {
            case 'd' -> CharSet.range('0', '9');
            case 'D' -> CharSet.range('0', '9').not();
            case 'w' -> word();
            case 'W' -> word().not();
            case 's' -> space();
            case 'S' -> space().not();
            case 'n' -> CharSet.range('\n', '\n');
            case 't' -> CharSet.range('\t', '\t');
            case 'r' -> CharSet.range('\r', '\r');
            case 'f' -> CharSet.range('\f', '\f');
            case 'x' -> hex();
            case 'p' -> category();
            case 'P' -> category().not();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw refuse("the escape \\" + c);
                }
                yield CharSet.range(c, c);
            }
        };
    }

    private CharSet hex() {
        boolean braced = taken('{');
        int end = braced ? pattern.indexOf('}', at) : at + 2;
        if (end < 0 || end > pattern.length()) {
            throw refuse("an unfinished \\x");
        }
        try {
            int c = Integer.parseInt(pattern, at, end, 16);
            if (c >= CharSet.ALL) {
                throw refuse("a code point beyond FFFF");
            }
            at = braced ? end + 1 : end;
            return CharSet.range(c, c);
        } catch (NumberFormatException notHex) {
            throw refuse("an unfinished \\x");
        }
    }

    private CharSet category() {
        boolean braced = taken('{');
        int end = braced ? pattern.indexOf('}', at) : at + 1;
        if (end < 0 || end > pattern.length()) {
            throw refuse("an unfinished \\p");
        }
        String name = pattern.substring(at, end);
        at = braced ? end + 1 : end;
        CharSet known = Categories.named(name);
        if (known == null) {
            throw refuse("the class \\p{" + name + "}");
        }
        return known;
    }

    private static CharSet word() {
        return CharSet.range('a', 'z')
                .or(CharSet.range('A', 'Z'))
                .or(CharSet.range('0', '9'))
                .or(CharSet.range('_', '_'));
    }

    private static CharSet space() {
        return CharSet.range('\t', '\n').or(CharSet.range('\f', '\r')).or(CharSet.range(' ', ' '));
    }

    private boolean next(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private boolean taken(char c) {
        if (next(c)) {
            at++;
            return true;
        }
        return false;
    }

    private IllegalArgumentException refuse(String what) {
        return new IllegalArgumentException(
                "pattern: " + what + " at character " + at + " (expected: RE2 syntax without anchors and laziness)");
    }
}

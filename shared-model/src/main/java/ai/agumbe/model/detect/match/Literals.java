package ai.agumbe.model.detect.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All words of all rules as one automaton (Aho and Corasick's): one table look-up for each character of the text. */
final class Literals {
    static final int ROOT = 0;
    private static final int ASCII = 0x80;
    private static final int[] NOTHING = {};

    /** A rule's interest in a word. */
    record Hook(int rule, int length, boolean isWhole, boolean isPrefix) {}

    private final List<Hook> hooks = new ArrayList<>();
    private final byte[] classes = new byte[ASCII];
    private int width = 1;
    /** By node and class of character; a char has room for all nodes. */
    private char[] next = {};

    private int[][] found = {};
    private boolean[] finds = {};
    private int[] held = {};

    Literals(List<Rule> rules) {
        Map<String, List<Integer>> words = new TreeMap<>();
        for (int i = 0; i < rules.size(); i++) {
            switch (rules.get(i).anchor()) {
                case Anchor.Prefix prefix -> add(words, prefix.words(), i, true);
                case Anchor.Near near -> add(words, near.words(), i, false);
                case Anchor.Anywhere _ -> {}
            }
        }
        build(words);
    }

    /** The place after one more character. */
    int step(int node, char c) {
        return c < ASCII ? next[node * width + classes[c]] : ROOT;
    }

    /** Whether a word ends at this place. */
    boolean finds(int node) {
        return finds[node];
    }

    /** Hooks of the words that end at this place. */
    int[] found(int node) {
        return found[node];
    }

    Hook hook(int id) {
        return hooks.get(id);
    }

    /** How many of the last characters may be the beginning of a match. */
    int held(int node) {
        return held[node];
    }

    private void add(Map<String, List<Integer>> words, List<String> spelled, int rule, boolean isPrefix) {
        for (String spelling : spelled) {
            boolean isWhole = spelling.startsWith("<") && spelling.length() > 1;
            String word = isWhole ? spelling.substring(1) : spelling;
            String lower = lower(word);
            words.computeIfAbsent(lower, _ -> new ArrayList<>()).add(hooks.size());
            hooks.add(new Hook(rule, lower.length(), isWhole, isPrefix));
            for (int i = 0; i < lower.length(); i++) {
                classOf(lower.charAt(i));
            }
        }
    }

    private void classOf(char c) {
        if (c >= ASCII) {
            throw new IllegalArgumentException("a rule's word: not ASCII");
        }
        if (classes[c] == 0) {
            classes[c] = (byte) width++;
            classes[Character.toUpperCase(c)] = classes[c];
        }
    }

    private void build(Map<String, List<Integer>> words) {
        int room = 1 + words.keySet().stream().mapToInt(String::length).sum();
        if (room > Character.MAX_VALUE) {
            throw new IllegalArgumentException("rules: their words are too many (expected: less than 64 K characters)");
        }
        next = new char[room * width];
        found = new int[room][];
        finds = new boolean[room];
        held = new int[room];
        Arrays.fill(found, NOTHING);
        int count = 1;
        for (Map.Entry<String, List<Integer>> entry : words.entrySet()) {
            count = insert(entry.getKey(), entry.getValue(), count);
        }
        link(count);
    }

    private int insert(String word, List<Integer> ids, int nodes) {
        int count = nodes;
        int node = ROOT;
        boolean holds = ids.stream().anyMatch(id -> hooks.get(id).isPrefix());
        for (int i = 0; i < word.length(); i++) {
            int edge = node * width + classes[word.charAt(i)];
            if (next[edge] == ROOT) {
                next[edge] = (char) count++;
            }
            node = next[edge];
            if (holds && i + 1 < word.length()) {
                held[node] = i + 1;
            }
        }
        found[node] = ids.stream().mapToInt(Integer::intValue).toArray();
        return count;
    }

    /** Where no word goes on, the longest end of what was read that begins one does. */
    private void link(int count) {
        int[] fallback = new int[count];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int kind = 0; kind < width; kind++) {
            if (next[kind] != ROOT) {
                queue.add((int) next[kind]);
            }
        }
        while (!queue.isEmpty()) {
            int node = queue.remove();
            int back = fallback[node];
            found[node] = joined(found[node], found[back]);
            finds[node] = found[node].length > 0;
            held[node] = Math.max(held[node], held[back]);
            for (int kind = 0; kind < width; kind++) {
                int edge = node * width + kind;
                if (next[edge] == ROOT) {
                    next[edge] = next[back * width + kind];
                } else {
                    fallback[next[edge]] = next[back * width + kind];
                    queue.add((int) next[edge]);
                }
            }
        }
    }

    private static int[] joined(int[] own, int[] inherited) {
        if (inherited.length == 0) {
            return own;
        }
        int[] both = Arrays.copyOf(own, own.length + inherited.length);
        System.arraycopy(inherited, 0, both, own.length, inherited.length);
        return both;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}

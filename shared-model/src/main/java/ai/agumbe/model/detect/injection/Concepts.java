package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.text.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What words and phrases stand for, as a tree of words: one step for each word of a phrase. */
final class Concepts {
    static final int ROOT = 0;
    static final int NOWHERE = -1;
    /** So many concepts there can be at most: a feature tells three of them apart. */
    static final int MOST = 64;

    private static final int NONE = -1;
    private static final int BEGINNINGS = 1 << 10;

    private final List<String> names = new ArrayList<>();
    private final Map<Long, Integer> growing = new HashMap<>();
    private final List<Integer> meanings = new ArrayList<>(List.of(NONE));
    /** A bit for each of the first words, by the end of its hash: few other words share one. */
    private final long[] beginnings = new long[BEGINNINGS];

    private final long[] edges;
    private final int[] targets;
    private final int[] meaning;

    private Concepts(List<String> lines) {
        lines.stream().filter(line -> !line.startsWith("#")).forEach(this::add);
        if (names.size() > MOST) {
            throw new IllegalArgumentException("concepts: " + names.size() + " (expected: at most " + MOST + ")");
        }
        int room = Integer.highestOneBit(growing.size()) * 4;
        edges = new long[room];
        targets = new int[room];
        growing.forEach(this::place);
        meaning = meanings.stream().mapToInt(Integer::intValue).toArray();
    }

    static Concepts shipped() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Concepts.class.getResourceAsStream("concepts.tsv"), "concepts.tsv"),
                StandardCharsets.UTF_8))) {
            return new Concepts(lines.readAllLines());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The place after one more word. */
    int step(int place, int word) {
        if (place == ROOT && (beginnings[(word >>> 6) & BEGINNINGS - 1] & 1L << word) == 0) {
            return NOWHERE;
        }
        long edge = edge(place, word);
        for (int slot = slot(edge); edges[slot] != 0; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
        }
        return NOWHERE;
    }

    /** The concept of the phrase that ends at a place; negative when none does. */
    int at(int place) {
        return meaning[place];
    }

    String name(int concept) {
        return names.get(concept);
    }

    private void add(String line) {
        int tab = line.indexOf('\t');
        int concept = names.size();
        names.add(line.substring(0, tab));
        for (String phrase : line.substring(tab + 1).split(",", -1)) {
            Words words = Words.of(Folding.fold(phrase).text());
            int place = ROOT;
            for (int i = 0; i < words.count(); i++) {
                place = growing.computeIfAbsent(edge(place, words.hash(i)), _ -> {
                    meanings.add(NONE);
                    return meanings.size() - 1;
                });
            }
            if (place != ROOT && meanings.get(place) == NONE) {
                meanings.set(place, concept);
            }
        }
    }

    private void place(long edge, int target) {
        int slot = slot(edge);
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
        if (edge >>> 32 == ROOT + 1) {
            beginnings[(int) (edge >>> 6) & BEGINNINGS - 1] |= 1L << edge;
        }
    }

    private static long edge(int place, int word) {
        return (long) (place + 1) << 32 | (word & 0xFFFFFFFFL);
    }

    private int slot(long edge) {
        return (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & (edges.length - 1);
    }
}

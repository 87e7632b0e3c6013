package ai.agumbe.model.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The characters in classes that no set of an expression tells apart. */
final class Alphabet {
    private static final int ASCII = 0x80;

    /** Where each range of one class begins, the first at 0, and its class. */
    private final int[] starts;

    private final int[] classes;
    private final int[] ascii = new int[ASCII];
    /** Most expressions tell nothing apart beyond ASCII. */
    private final int lastStart;

    private final int lastClass;
    private final int count;

    Alphabet(List<CharSet> sets) {
        List<Integer> begun = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        Map<BitSet, Integer> known = new HashMap<>();
        for (int c = 0; c < CharSet.ALL; ) {
            BitSet members = new BitSet();
            int end = CharSet.ALL;
            for (int i = 0; i < sets.size(); i++) {
                members.set(i, sets.get(i).has(c));
                end = Math.min(end, sets.get(i).nextChange(c));
            }
            begun.add(c);
            kinds.add(known.computeIfAbsent(members, _ -> known.size()));
            c = end;
        }
        starts = array(begun);
        classes = array(kinds);
        count = known.size();
        lastStart = starts[starts.length - 1];
        lastClass = classes[classes.length - 1];
        for (int c = 0; c < ASCII; c++) {
            ascii[c] = searched(c);
        }
    }

    int count() {
        return count;
    }

    int classOf(char c) {
        return c < ASCII ? ascii[c] : c >= lastStart ? lastClass : searched(c);
    }

    /** Some character of a class. */
    int memberOf(int kind) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == kind) {
                return starts[i];
            }
        }
        throw new IllegalStateException("no character of class " + kind);
    }

    private int searched(int c) {
        int at = Arrays.binarySearch(starts, c);
        return classes[at >= 0 ? at : -at - 2];
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}

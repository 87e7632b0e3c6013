package ai.agumbe.model.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as a nondeterministic automaton: instructions that read one character, fork, or accept. */
final class Program {
    static final int ACCEPT = 0;
    private static final int LARGEST = 20_000;

    /** What an instruction reads; null for forks and the accepting one. */
    private final List<@Nullable CharSet> sets = new ArrayList<>();

    private final List<int[]> next = new ArrayList<>();
    private final int start;

    Program(Node node) {
        emit(null, new int[0]);
        start = compile(node, ACCEPT);
    }

    int start() {
        return start;
    }

    /** The set of a reading instruction. */
    @Nullable CharSet set(int instruction) {
        return sets.get(instruction);
    }

    /** Where a reading instruction goes on. */
    int after(int instruction) {
        return next.get(instruction)[0];
    }

    List<CharSet> distinctSets() {
        List<CharSet> distinct = new ArrayList<>();
        for (CharSet set : sets) {
            if (set != null && !distinct.contains(set)) {
                distinct.add(set);
            }
        }
        return distinct;
    }

    /** The reading and accepting instructions that are reached from these without reading, in order. */
    int[] closure(int[] from) {
        BitSet seen = new BitSet();
        int[] stack = Arrays.copyOf(from, Math.max(16, from.length * 2));
        int depth = from.length;
        BitSet reached = new BitSet();
        while (depth > 0) {
            int instruction = stack[--depth];
            if (seen.get(instruction)) {
                continue;
            }
            seen.set(instruction);
            if (instruction == ACCEPT || sets.get(instruction) != null) {
                reached.set(instruction);
                continue;
            }
            int[] forks = next.get(instruction);
            if (depth + forks.length > stack.length) {
                stack = Arrays.copyOf(stack, stack.length * 2 + forks.length);
            }
            for (int fork : forks) {
                stack[depth++] = fork;
            }
        }
        return reached.stream().toArray();
    }

    private int emit(@Nullable CharSet set, int[] to) {
        if (sets.size() >= LARGEST) {
            throw new IllegalArgumentException("pattern: too large (expected: at most " + LARGEST + " instructions)");
        }
        sets.add(set);
        next.add(to);
        return sets.size() - 1;
    }

    private int compile(Node node, int then) {
        return switch (node) {
            case Node.One one -> emit(one.set(), new int[] {then});
            case Node.Sequence sequence -> {
                int to = then;
                for (Node part : sequence.parts().reversed()) {
                    to = compile(part, to);
                }
                yield to;
            }
            case Node.Choice choice ->
                emit(
                        null,
                        choice.options().stream()
                                .mapToInt(option -> compile(option, then))
                                .toArray());
            case Node.Repeat repeat -> compile(repeat, then);
        };
    }

    private int compile(Node.Repeat repeat, int then) {
        int to = then;
        if (repeat.most() == Node.UNBOUNDED) {
            int loop = emit(null, new int[] {then, then});
            next.get(loop)[0] = compile(repeat.part(), loop);
            to = loop;
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                to = emit(null, new int[] {compile(repeat.part(), to), then});
            }
        }
        for (int i = 0; i < repeat.least(); i++) {
            to = compile(repeat.part(), to);
        }
        return to;
    }
}

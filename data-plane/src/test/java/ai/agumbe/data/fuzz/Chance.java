package ai.agumbe.data.fuzz;

import java.util.List;
import java.util.Random;

/** Decisions of a fuzzed case; the same seed decides the same. Texts hold a byte in each character. */
final class Chance {
    private static final List<String> ODD = List.of(
            "\0",
            "\r",
            "\n",
            "\r\n",
            " ",
            "\t",
            ":",
            ";",
            ",",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "\u00ff",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00e2\u0082",
            "\\ud800",
            "\\u0000",
            "\u007f",
            "\u000b",
            "%00",
            "%",
            "1e999999999",
            "-",
            "0x1",
            "null",
            "\u00ef\u00bb\u00bf");

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String bytes(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    /** The text with something taken out, put in, doubled, changed or cut off, a few times. */
    String mutated(String text) {
        StringBuilder out = new StringBuilder(text);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && !out.isEmpty(); i++) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(6)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, of(ODD));
                case 2 -> out.setCharAt(at, (char) random.nextInt(256));
                case 3 -> out.insert(at, out.substring(at, Math.min(out.length(), at + 1 + random.nextInt(40))));
                case 4 -> out.setCharAt(at, (char) (out.charAt(at) ^ (1 << random.nextInt(8))));
                default -> out.delete(at, Math.min(out.length(), at + random.nextInt(20)));
            }
        }
        return out.toString();
    }

    String cut(String text) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }
}

package ai.agumbe.data.json;

import java.util.Random;

/** Makes JSON texts of every kind of value, spelled in every way that the grammar allows. */
final class RandomJson {
    private static final String[] TEXTS = {
        "",
        "a",
        "content",
        "Grüße",
        "東京",
        "👋",
        "\\n",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\\"",
        "\\\\",
        "\\/",
        "x".repeat(40)
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "7",
        "-12",
        "123456789",
        "1234567890123456789",
        "12345678901234567890",
        "1.10",
        "-0.0",
        "1e5",
        "1E+5",
        "2.50e-3",
        "0.000"
    };
    private final Random random;
    private final String white;
    private int left = 40;

    /** @param white characters that may stand between tokens; empty for none */
    RandomJson(Random random, String white) {
        this.random = random;
        this.white = white;
    }

    String object() {
        StringBuilder out = new StringBuilder("{");
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            out.append(i == 0 ? "" : ",").append(space()).append(name(i)).append(space());
            out.append(':').append(space()).append(value()).append(space());
        }
        return out.append(space()).append('}').toString();
    }

    private String value() {
        left--;
        return switch (random.nextInt(left > 0 ? 8 : 5)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 4 -> text();
            case 5, 6 -> array();
            default -> object();
        };
    }

    private String array() {
        StringBuilder out = new StringBuilder("[");
        int entries = random.nextInt(4);
        for (int i = 0; i < entries; i++) {
            out.append(i == 0 ? "" : ",").append(space()).append(value()).append(space());
        }
        return out.append(space()).append(']').toString();
    }

    /** Without escapes, which a name alone does not keep. */
    private String name(int member) {
        return "\"k" + member + (random.nextBoolean() ? "" : "Grüße 東京👋") + "\"";
    }

    private String text() {
        StringBuilder out = new StringBuilder("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return out.append('"').toString();
    }

    private String space() {
        return white.isEmpty() || random.nextInt(4) > 0
                ? ""
                : String.valueOf(white.charAt(random.nextInt(white.length())));
    }
}

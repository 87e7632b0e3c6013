package ai.agumbe.data.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON text, strictly by RFC 8259, into a tree whose texts and numbers are left in the bytes they came in.
 *
 * <p>Why not a library's: none keeps a number's spelling ({@code 1e5}, {@code -0}), and decoding texts that nobody looks at,
 * then encoding them again, was a sixth of a call's CPU. Duplicate members are refused.
 */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Longer numbers mean nothing to anybody, and are dear to compute with. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final byte[] in;
    private final TextScanner texts;
    private final Place place = new Place();
    private int at;

    /** @param in UTF-8; whether it is valid is for the caller to see when there is more in it than ASCII */
    TreeReader(byte[] in) {
        this.in = in;
        this.texts = new TextScanner(in);
    }

    /** The only value in the text. */
    JsonNode readWhole() {
        if (in.length >= 3 && in[0] == (byte) 0xEF && in[1] == (byte) 0xBB && in[2] == (byte) 0xBF) {
            at = 3;
        }
        JsonNode whole = value();
        if (next() >= 0) {
            throw wrong("something follows its end");
        }
        return whole;
    }

    /** Whether there was more than ASCII in its texts; it cannot stand anywhere else. */
    boolean isWide() {
        return texts.isWide();
    }

    private JsonNode value() {
        int first = next();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new SourceText(text());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> word("null", NODES.nullNode());
            case -1 -> throw wrong("it ends too early");
            default -> number();
        };
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        enter();
        if (next() == '}') {
            return left(object);
        }
        while (true) {
            if (next() != '"') {
                throw wrong("a member's name in quotes is expected");
            }
            String name = Names.of(text());
            place.member(name);
            expect(':');
            if (object.replace(name, value()) != null) {
                throw wrong("the member is there twice");
            }
            if (next() == '}') {
                return left(object);
            }
            expect(',');
        }
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        enter();
        if (next() == ']') {
            return left(array);
        }
        while (true) {
            place.entry(array.size());
            array.add(value());
            if (next() == ']') {
                return left(array);
            }
            expect(',');
        }
    }

    private void enter() {
        at++;
        if (!place.enter()) {
            throw wrong("it is nested deeper than " + Json.MAX_DEPTH + " levels");
        }
    }

    private <T extends JsonNode> T left(T container) {
        at++;
        place.leave();
        return container;
    }

    private TextSpan text() {
        TextSpan span = texts.spanFrom(at + 1);
        if (span == null) {
            throw wrong(texts.problem());
        }
        at = span.to() + 1;
        return span;
    }

    private JsonNode word(String word, JsonNode meaning) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= in.length || in[at + i] != word.charAt(i)) {
                throw wrong("a value is expected");
            }
        }
        at += word.length();
        return meaning;
    }

    private SourceNumber number() {
        int end = NumberGrammar.end(in, at);
        if (end == NumberGrammar.NO_NUMBER) {
            throw wrong("a value is expected, a number's exponent of at most four digits");
        }
        if (end - at > MAX_NUMBER_LENGTH) {
            throw wrong("the number has more than " + MAX_NUMBER_LENGTH + " characters");
        }
        SourceNumber number = new SourceNumber(in, at, end);
        at = end;
        return number;
    }

    /** The next byte that is not white space, not yet taken; -1 at the end. */
    private int next() {
        while (at < in.length) {
            byte here = in[at];
            if (here != ' ' && here != '\n' && here != '\r' && here != '\t') {
                return here & 0xFF;
            }
            at++;
        }
        return -1;
    }

    private void expect(char mark) {
        if (next() != mark) {
            throw wrong("'" + mark + "' is expected");
        }
        at++;
    }

    private MalformedJsonException wrong(String problem) {
        return new MalformedJsonException(place.path(), problem + " (at byte " + at + ")");
    }
}

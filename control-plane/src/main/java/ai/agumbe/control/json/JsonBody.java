package ai.agumbe.control.json;

import ai.agumbe.control.problem.Fault;
import ai.agumbe.control.problem.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a request's body as one JSON object, strictly: UTF-8, no name twice, no text that cannot be stored. */
public final class JsonBody {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    public static ObjectNode parse(byte[] body) {
        try (JsonParser parser = STRICT.createParser(utf8(body))) {
            JsonNode tree = treeOf(parser);
            if (!(tree instanceof ObjectNode object)) {
                throw Problem.invalid("", "the body is not a JSON object (expected: {...})");
            }
            return object;
        } catch (IOException unreadable) {
            throw Problem.invalid("", "the body is not JSON that can be read (expected: one JSON object in UTF-8)");
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static JsonNode treeOf(JsonParser parser) throws IOException {
        try {
            JsonNode tree = STRICT.readTree(parser);
            JsonToken more = parser.nextToken();
            if (more != null) {
                throw Problem.invalid("", "something stands behind the JSON object (expected: nothing)");
            }
            refuseUnstorable(tree, "");
            return tree;
        } catch (JsonProcessingException malformed) {
            throw Problem.invalid(List.of(new Fault(pathOf(parser), "the JSON is broken here: " + reason(malformed))));
        }
    }

    private static String pathOf(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    /** What the parser says of the place, without quoting the text around it. */
    private static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate field")) {
            return "a member stands twice (expected: once)";
        }
        if (message != null && message.contains("nesting depth")) {
            return "nested too deep (expected: at most " + MAX_DEPTH + " levels)";
        }
        return "line " + malformed.getLocation().getLineNr() + ", column "
                + malformed.getLocation().getColumnNr() + " (expected: JSON)";
    }

    /** Postgres keeps no NUL, and half a surrogate pair is no text. */
    private static void refuseUnstorable(JsonNode node, String path) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw Problem.invalid(path, "holds a NUL or half a surrogate pair (expected: text)");
        }
        node.properties().forEach(member -> {
            if (!isStorable(member.getKey())) {
                throw Problem.invalid(path, "has a member whose name holds a NUL or half a surrogate pair");
            }
            refuseUnstorable(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseUnstorable(node.get(i), path + "[" + i + "]");
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

package ai.agumbe.data.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes trees; what was never touched goes out as it came in. */
final class TreeWriter {
    private TreeWriter() {}

    static void write(JsonNode tree, JsonWriter out) {
        switch (tree) {
            case SourceText text -> text.writeTo(out);
            case SourceNumber number -> number.writeTo(out);
            case ObjectNode object -> writeObject(object, out);
            default -> writeOther(tree, out);
        }
    }

    private static void writeObject(ObjectNode object, JsonWriter out) {
        out.beginObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.anyName(member.getKey());
            write(member.getValue(), out);
        }
        out.endObject();
    }

    private static void writeOther(JsonNode node, JsonWriter out) {
        switch (node.getNodeType()) {
            case ARRAY -> {
                out.beginArray();
                for (JsonNode entry : node) {
                    write(entry, out);
                }
                out.endArray();
            }
            case STRING -> out.text(node.textValue());
            case BOOLEAN -> out.flag(node.booleanValue());
            case NULL, MISSING -> out.nothing();
            case NUMBER -> out.literal(node.asText());
            case BINARY, POJO, OBJECT ->
                throw new IllegalArgumentException("node: " + node.getNodeType() + " (expected: what a body can hold)");
        }
    }

    /** About how long it will be: more than enough for what lies in its source, a guess for the rest. */
    static int roughLength(JsonNode tree) {
        int length = 16;
        if (tree instanceof SourceText text) {
            length += text.rawLength();
        } else if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                length += member.getKey().length() + roughLength(member.getValue());
            }
        } else if (tree.isArray()) {
            for (JsonNode entry : tree) {
                length += roughLength(entry);
            }
        } else if (tree.isTextual()) {
            length += tree.textValue().length();
        }
        return length;
    }
}

package ai.agumbe.data.json;

import ai.agumbe.data.bytes.GrowingBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads bodies into trees and writes trees into bodies; numbers keep their digits, members their order. */
public final class Json {
    /** How deep a body may be nested. */
    public static final int MAX_DEPTH = 100;

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The object in these bytes, which nobody may change any more; whatever is wrong with them names the place. */
    public static ObjectNode readObject(byte[] bytes) {
        if (read(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException(null, "it is not one JSON object");
    }

    /** The same of any value. */
    public static JsonNode read(byte[] bytes) {
        TreeReader reader = new TreeReader(bytes);
        JsonNode whole = reader.readWhole();
        if (reader.isWide() && !Utf8.isValid(bytes)) {
            throw new MalformedJsonException(null, "it is not valid UTF-8");
        }
        return whole;
    }

    public static byte[] write(JsonNode tree) {
        return written(tree).copy();
    }

    /** The same without the last copy, which counts when a prompt is large. */
    public static GrowingBytes written(JsonNode tree) {
        GrowingBytes bytes = new GrowingBytes(TreeWriter.roughLength(tree));
        TreeWriter.write(tree, JsonWriter.faithful(bytes));
        return bytes;
    }

    /** How many characters a text has; cheaper than asking the text itself. */
    public static int charactersOf(JsonNode text) {
        return text instanceof SourceText source
                ? source.characters()
                : text.textValue().length();
    }

    /** Whether a text begins with these ASCII characters; cheaper than asking the text itself. */
    public static boolean textStartsWith(JsonNode text, String beginning) {
        return text instanceof SourceText source
                ? source.startsWith(beginning)
                : text.textValue().startsWith(beginning);
    }
}

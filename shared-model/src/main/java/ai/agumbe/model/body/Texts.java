package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** Shows a visitor texts at places that many bodies have, and puts what it says in their places. */
public record Texts(TextVisitor visitor, TextSource source) {
    private static final ObjectReader EXACT =
            new ObjectMapper().reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The text of a member; what else is there stays. */
    public void member(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isTextual() && parent instanceof ObjectNode object) {
            String text = value.textValue();
            put(object, name, text, visitor.text(text, source));
        }
    }

    /** A member that is a JSON text. */
    public void json(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isTextual() && parent instanceof ObjectNode object) {
            String text = value.textValue();
            put(object, name, text, visitor.json(text, source));
        }
    }

    /** A member that is a text, or an array of texts or of parts with texts in some of their members. */
    public void content(JsonNode parent, String name, Set<String> members) {
        member(parent, name);
        JsonNode parts = parent.path(name);
        for (int i = 0; i < parts.size(); i++) {
            JsonNode part = parts.path(i);
            if (part.isTextual() && parts instanceof ArrayNode array) {
                String text = part.textValue();
                String said = visitor.text(text, source);
                if (!said.equals(text)) {
                    array.set(i, TextNode.valueOf(said));
                }
            }
            for (String member : members) {
                member(part, member);
            }
        }
    }

    /** A member that is JSON of somebody else's, such as what a tool is called with: read as its text would be. */
    public void tree(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isContainerNode() && !value.isEmpty() && parent instanceof ObjectNode object) {
            String text = value.toString();
            String said = visitor.json(text, source);
            if (!said.equals(text)) {
                object.set(name, parsed(said));
            }
        } else {
            member(parent, name);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return EXACT.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was JSON is none any more", broken);
        }
    }

    private static void put(ObjectNode object, String name, String had, String said) {
        if (!said.equals(had)) {
            object.put(name, said);
        }
    }
}

package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/** Shows a visitor texts at places that many bodies have, and puts what it says in their places. */
public record Texts(TextVisitor visitor, TextSource source) {
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

    /** All texts below a member, names aside. */
    public void leaves(JsonNode parent, String name) {
        member(parent, name);
        below(parent.path(name));
    }

    private void below(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                if (each.getValue().isTextual()) {
                    String text = each.getValue().textValue();
                    String said = visitor.text(text, source);
                    if (!said.equals(text)) {
                        each.setValue(TextNode.valueOf(said));
                    }
                } else {
                    below(each.getValue());
                }
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(visitor.text(array.get(i).textValue(), source)));
                } else {
                    below(array.get(i));
                }
            }
        }
    }

    private static void put(ObjectNode object, String name, String had, String said) {
        if (!said.equals(had)) {
            object.put(name, said);
        }
    }
}

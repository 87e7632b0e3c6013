package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Gathers the message of a whole answer from what a provider said, piece by piece. */
public final class AnswerMessage {
    private final ObjectNode message = Json.object().put("role", "assistant");
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();

    public void say(String more) {
        text.append(more);
    }

    /** What was said so far. */
    public String text() {
        return text.toString();
    }

    /** How many characters were said so far. */
    public long said() {
        return text.length();
    }

    public void think(String more) {
        reasoning.append(more);
    }

    /** Adds a call of a tool; the node is the caller's to add to. */
    public ObjectNode call(String id, String name, JsonNode input) {
        return called(id, name, arguments(input));
    }

    /** The same with its arguments as JSON in a string. */
    public ObjectNode called(String id, String name, String arguments) {
        ObjectNode call = message.withArray("tool_calls").addObject();
        toolCall(call, id, name).put("arguments", arguments);
        return call;
    }

    public boolean callsTools() {
        return message.has("tool_calls");
    }

    /** Adds a member of the provider's own. */
    public void add(String name, JsonNode value) {
        message.withArray(name).add(value);
    }

    /** How many pictures were added so far. */
    public int pictures() {
        return message.path("images").size();
    }

    public ObjectNode build() {
        message.put("content", text.isEmpty() && callsTools() ? null : text.toString());
        message.putNull("refusal");
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        return message;
    }

    /** Begins a tool call in OpenAI's shape and returns its {@code function}. */
    public static ObjectNode toolCall(ObjectNode call, String id, String name) {
        return call.put("id", id).put("type", "function").putObject("function").put("name", name);
    }

    /** A tool's input as OpenAI writes it: JSON in a string, digits kept. */
    public static String arguments(JsonNode input) {
        return new String(Json.write(input), StandardCharsets.UTF_8);
    }
}

package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The texts of asks and answers in the form of OpenAI's Responses. */
public final class ResponsesTexts {
    private static final Set<String> PARTS = Set.of("text", "refusal");

    private ResponsesTexts() {}

    /** Of an ask. */
    public static void ofAsk(JsonNode body, TextVisitor visitor) {
        new Texts(visitor, TextSource.BACKEND).member(body, "instructions");
        Texts caller = new Texts(visitor, TextSource.CALLER);
        caller.member(body, "input");
        body.path("input").forEach(item -> item(item, visitor));
        JsonNode variables = body.path("prompt").path("variables");
        for (String name : iterable(variables)) {
            caller.member(variables, name);
            caller.member(variables.path(name), "text");
        }
    }

    /** Of a whole answer. */
    public static void ofAnswer(JsonNode body, TextVisitor visitor) {
        body.path("output").forEach(item -> item(item, visitor));
    }

    private static Iterable<String> iterable(JsonNode object) {
        return object::fieldNames;
    }

    private static void item(JsonNode item, TextVisitor visitor) {
        String type = item.path("type").asText("message");
        Texts texts = new Texts(visitor, sourceOf(item.path("role").asText()));
        switch (type) {
            case "message" -> texts.content(item, "content", PARTS);
            case "reasoning" -> {
                Texts thoughts = new Texts(visitor, TextSource.THOUGHT);
                thoughts.content(item, "summary", PARTS);
                thoughts.content(item, "content", PARTS);
            }
            case "function_call", "mcp_call" -> texts.json(item, "arguments");
            case "custom_tool_call" -> texts.member(item, "input");
            default -> {
                // what tools gave back stands in their outputs
            }
        }
        Texts indirect = new Texts(visitor, TextSource.INDIRECT);
        indirect.content(item, "output", PARTS);
        for (JsonNode result : item.path("results")) {
            indirect.member(result, "text");
        }
    }

    private static TextSource sourceOf(String role) {
        return role.equals("system") || role.equals("developer") ? TextSource.BACKEND : TextSource.CALLER;
    }
}

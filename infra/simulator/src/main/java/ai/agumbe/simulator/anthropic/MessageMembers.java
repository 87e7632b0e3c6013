package ai.agumbe.simulator.anthropic;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.generation.Ask;
import ai.agumbe.simulator.generation.Ask.ToolChoice;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What the members of a messages request mean. */
final class MessageMembers {
    private MessageMembers() {}

    static void read(String name, JsonParser value, Ask ask) throws IOException, Misunderstood {
        switch (name) {
            case "model" -> ask.model(value);
            case "messages", "system" -> ask.prompt(value);
            case "stream" -> ask.stream(value);
            case "max_tokens" -> ask.mostTokens(value);
            case "tools" -> offered(value, ask);
            case "tool_choice" -> chosen(value, ask);
            case "output_config" -> format(Json.tree(value).path("format"), ask);
            case "sim_id" -> ask.simId(value);
            default -> value.skipChildren();
        }
    }

    private static void format(JsonNode format, Ask ask) {
        if (format.path("type").asText().equals("json_schema")) {
            ask.format(format.path("schema"));
        }
    }

    private static void offered(JsonParser value, Ask ask) throws IOException {
        for (JsonNode tool : Json.tree(value)) {
            if (tool.path("name").isTextual()) {
                ask.tool(tool.get("name").textValue(), tool.path("input_schema"));
            }
        }
    }

    private static void chosen(JsonParser value, Ask ask) throws IOException {
        JsonNode choice = Json.tree(value);
        switch (choice.path("type").asText()) {
            case "none" -> ask.toolChoice(ToolChoice.NONE);
            case "any" -> ask.toolChoice(ToolChoice.REQUIRED);
            case "tool" -> ask.toolNamed(choice.path("name").asText());
            default -> ask.toolChoice(ToolChoice.AUTO);
        }
    }
}

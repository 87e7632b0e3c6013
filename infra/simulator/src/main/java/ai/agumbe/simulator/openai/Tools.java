package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.generation.Ask;
import ai.agumbe.simulator.generation.Ask.ToolChoice;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Tools and formats as OpenAI's callers give them: nested in chat completions, flat in responses. */
final class Tools {
    private Tools() {}

    static void offered(JsonParser value, Ask ask) throws IOException {
        for (JsonNode tool : Json.tree(value)) {
            JsonNode function = tool.has("function") ? tool.get("function") : tool;
            if (function.path("name").isTextual()) {
                ask.tool(function.get("name").textValue(), function.path("parameters"));
            }
        }
    }

    static void chosen(JsonParser value, Ask ask) throws IOException {
        JsonNode choice = Json.tree(value);
        JsonNode named = choice.has("function") ? choice.path("function").path("name") : choice.path("name");
        if (named.isTextual()) {
            ask.toolNamed(named.textValue());
            return;
        }
        switch (choice.asText()) {
            case "none" -> ask.toolChoice(ToolChoice.NONE);
            case "required" -> ask.toolChoice(ToolChoice.REQUIRED);
            default -> ask.toolChoice(ToolChoice.AUTO);
        }
    }

    /** {@code response_format}, or {@code text.format} of responses. */
    static void format(JsonNode format, Ask ask) {
        switch (format.path("type").asText()) {
            case "json_object" -> ask.format(format.path("schema"));
            case "json_schema" ->
                ask.format(
                        format.has("json_schema") ? format.path("json_schema").path("schema") : format.path("schema"));
            default -> {}
        }
    }
}

package ai.agumbe.simulator.gemini;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.generation.Ask;
import ai.agumbe.simulator.generation.Ask.ToolChoice;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Gemini's nested settings. */
final class Configuration {
    private Configuration() {}

    static void generation(JsonParser value, Ask ask) throws IOException, Misunderstood {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new Misunderstood("generationConfig: not an object (expected: an object)");
        }
        while (value.nextToken() == JsonToken.FIELD_NAME) {
            String name = value.currentName();
            value.nextToken();
            switch (name) {
                case "maxOutputTokens" -> ask.mostTokens(value);
                case "candidateCount" -> ask.choices(value);
                case "responseMimeType" -> json(value.getText(), ask);
                case "responseSchema", "responseJsonSchema" -> ask.format(Json.tree(value));
                default -> value.skipChildren();
            }
        }
    }

    private static void json(String mimeType, Ask ask) {
        if (mimeType.equals("application/json")) {
            ask.formatUnlessGiven();
        }
    }

    static void tools(JsonNode tools, Ask ask) {
        for (JsonNode tool : tools) {
            JsonNode functions = tool.has("functionDeclarations")
                    ? tool.get("functionDeclarations")
                    : tool.path("function_declarations");
            for (JsonNode function : functions) {
                String schema = function.has("parametersJsonSchema") ? "parametersJsonSchema" : "parameters";
                ask.tool(function.path("name").asText(), function.path(schema));
            }
        }
    }

    static void toolChoice(JsonNode settings, Ask ask) {
        JsonNode calling = settings.path("functionCallingConfig");
        JsonNode named = calling.path("allowedFunctionNames").path(0);
        switch (calling.path("mode").asText()) {
            case "NONE" -> ask.toolChoice(ToolChoice.NONE);
            case "ANY" -> {
                ask.toolChoice(ToolChoice.REQUIRED);
                if (named.isTextual()) {
                    ask.toolNamed(named.textValue());
                }
            }
            default -> ask.toolChoice(ToolChoice.AUTO);
        }
    }
}

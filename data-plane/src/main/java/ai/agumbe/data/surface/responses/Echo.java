package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a response repeats of its request, with OpenAI's defaults where it said nothing. */
final class Echo {
    private static final Map<String, JsonNode> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("instructions", NullNode.getInstance());
        DEFAULTS.put("max_output_tokens", NullNode.getInstance());
        DEFAULTS.put("max_tool_calls", NullNode.getInstance());
        DEFAULTS.put("metadata", Json.object());
        DEFAULTS.put("parallel_tool_calls", BooleanNode.TRUE);
        DEFAULTS.put("previous_response_id", NullNode.getInstance());
        DEFAULTS.put("prompt_cache_key", NullNode.getInstance());
        DEFAULTS.put("reasoning", Json.object().putNull("effort").putNull("summary"));
        DEFAULTS.put("safety_identifier", NullNode.getInstance());
        DEFAULTS.put("service_tier", TextNode.valueOf("default"));
        DEFAULTS.put("store", BooleanNode.FALSE);
        DEFAULTS.put("temperature", Json.object().numberNode(BigDecimal.ONE));
        DEFAULTS.put("text", Json.object().set("format", Json.object().put("type", "text")));
        DEFAULTS.put("tool_choice", TextNode.valueOf("auto"));
        DEFAULTS.put("tools", Json.object().putArray("tools"));
        DEFAULTS.put("top_logprobs", IntNode.valueOf(0));
        DEFAULTS.put("top_p", Json.object().numberNode(BigDecimal.ONE));
        DEFAULTS.put("truncation", TextNode.valueOf("disabled"));
        DEFAULTS.put("user", NullNode.getInstance());
    }

    private Echo() {}

    static void of(JsonNode request, ObjectNode response) {
        DEFAULTS.forEach((name, otherwise) ->
                response.set(name, request.hasNonNull(name) ? request.path(name) : otherwise.deepCopy()));
    }
}

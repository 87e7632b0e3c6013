package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerFormat;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.ChatDefaults;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a chat prompt as a request of the Converse API, or refuses it by the member that has no counterpart. */
final class BedrockRequest {
    /** Members of Converse's own, which callers may send as they are. */
    private static final List<String> OWN = List.of(
            "additionalModelRequestFields",
            "additionalModelResponseFieldPaths",
            "guardrailConfig",
            "performanceConfig",
            "requestMetadata");

    private static final String MORE = "/additionalModelRequestFields";

    private final Parameters body;
    private final String model;
    private final ObjectNode out = Json.object();
    private final ObjectNode inference = Json.object();

    private BedrockRequest(Parameters body, String model) {
        this.body = body;
        this.model = model;
    }

    static ObjectNode of(Prompt prompt, String model) {
        BedrockRequest request = new BedrockRequest(new Parameters(prompt.chat(), ""), model);
        BedrockMessages.write(prompt.chat().path("messages"), request.out);
        request.cache();
        BedrockTools.write(request.body, request.out);
        request.sampling();
        request.format();
        request.own();
        request.thinking();
        request.body.harmless("user", "safety_identifier");
        ChatDefaults.allow(request.body);
        request.body.refuseTheRest("Bedrock");
        return request.out;
    }

    /** A mark for the whole prompt stands at its end. */
    private void cache() {
        JsonNode turns = out.path("messages");
        if (turns.path(turns.size() - 1).path("content") instanceof ArrayNode last) {
            BedrockBlocks.mark(body.take("cache_control"), last);
        }
    }

    private void sampling() {
        JsonNode older = body.take("max_tokens");
        JsonNode asked = body.take("max_completion_tokens");
        set("maxTokens", asked.isMissingNode() ? older : asked);
        set("temperature", body.take("temperature"));
        set("topP", body.take("top_p"));
        JsonNode stop = body.take("stop");
        if (stop.isTextual()) {
            inference.putArray("stopSequences").add(stop);
        } else {
            set("stopSequences", stop);
        }
        if (!inference.isEmpty()) {
            out.set("inferenceConfig", inference);
        }
    }

    private void format() {
        JsonNode asked = body.take(AnswerFormat.MEMBER);
        switch (AnswerFormat.type(asked, body)) {
            case "text" -> {}
            case "json_schema" -> {
                JsonNode told = asked.path("json_schema");
                ObjectNode schema = out.withObject("/outputConfig/textFormat")
                        .put("type", "json_schema")
                        .putObject("structure")
                        .putObject("jsonSchema");
                schema.put("schema", AnswerMessage.arguments(told.path("schema")));
                copy(told, "name", schema);
                copy(told, "description", schema);
            }
            default ->
                throw body.inexpressible(AnswerFormat.MEMBER, "Bedrock takes json_schema, or text, which is its way.");
        }
        JsonNode tier = body.take("service_tier");
        if (tier.isTextual() && !tier.textValue().equals("auto")) {
            out.putObject("serviceTier").set("type", tier);
        }
    }

    private void own() {
        for (String name : OWN) {
            JsonNode value = body.take(name);
            if (!value.isMissingNode()) {
                out.set(name, value.deepCopy());
            }
        }
        for (String name : List.of("thinking", "top_k")) {
            JsonNode value = body.take(name);
            if (!value.isMissingNode()) {
                out.withObject(MORE).set(name, value);
            }
        }
    }

    /** How much to think is not of Converse, but of the model's maker. */
    private void thinking() {
        JsonNode effort = body.take("reasoning_effort");
        if (!effort.isTextual()) {
            return;
        }
        if (model.contains("anthropic.")) {
            if (effort.textValue().equals("none")) {
                out.withObject(MORE + "/thinking").put("type", "disabled");
            } else {
                String known = effort.textValue().equals("minimal") ? "low" : effort.textValue();
                out.withObject(MORE + "/output_config").put("effort", known);
            }
        } else if (model.contains("openai.")) {
            out.withObject(MORE).set("reasoning_effort", effort);
        } else {
            throw body.inexpressible(
                    "reasoning_effort",
                    "Bedrock has no common word for it. Say it in additionalModelRequestFields, or leave it out.");
        }
    }

    private void set(String name, JsonNode value) {
        if (!value.isMissingNode()) {
            inference.set(name, value);
        }
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.path(name).isTextual()) {
            to.set(name, from.path(name));
        }
    }
}

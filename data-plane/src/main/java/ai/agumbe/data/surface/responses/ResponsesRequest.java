package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Tells a request of the Responses API in chat form, or refuses it by the member that has no counterpart. */
final class ResponsesRequest {
    static final String CHAT = "A model that is not asked through OpenAI's own Responses API";

    private static final String LOGPROBS = "message.output_text.logprobs";

    /** What may be included says nothing where nothing of it can be asked for. */
    private static final Set<String> INCLUDED = Set.of(
            LOGPROBS,
            "reasoning.encrypted_content",
            "file_search_call.results",
            "web_search_call.results",
            "web_search_call.action.sources",
            "message.input_image.image_url",
            "computer_call_output.output.image_url",
            "code_interpreter_call.outputs");

    private final Parameters body;
    private final ObjectNode out = Json.object();

    private ResponsesRequest(Parameters body) {
        this.body = body;
    }

    static ObjectNode toChat(ObjectNode body) {
        ResponsesRequest request = new ResponsesRequest(new Parameters(body, ""));
        request.write();
        return request.out;
    }

    private void write() {
        copy("model", "model");
        ResponsesInput.write(body.take("instructions"), body.take("input"), out.putArray("messages"));
        copy("max_output_tokens", "max_completion_tokens");
        copy("temperature", "temperature");
        copy("top_p", "top_p");
        copy("presence_penalty", "presence_penalty");
        copy("frequency_penalty", "frequency_penalty");
        copy("parallel_tool_calls", "parallel_tool_calls");
        copy("service_tier", "service_tier");
        copy("user", "user");
        copy("safety_identifier", "safety_identifier");
        copy("prompt_cache_key", "prompt_cache_key");
        copy("prompt_cache_retention", "prompt_cache_retention");
        copy("stream", "stream");
        ResponsesTools.write(body, out);
        text();
        reasoning();
        logprobs();
        stateless();
        body.harmless("metadata", "stream_options", "max_tool_calls");
        body.refuseTheRest(CHAT);
    }

    private void text() {
        Parameters text = body.takeObject("text");
        JsonNode verbosity = text.take("verbosity");
        if (!verbosity.isMissingNode()) {
            out.set("verbosity", verbosity);
        }
        Parameters format = text.takeObject("format");
        text.refuseTheRest(CHAT);
        if (!format.isPresent()) {
            return;
        }
        switch (format.takeText("type")) {
            case "text" -> {
                // its way anyway
            }
            case "json_object" -> out.putObject("response_format").put("type", "json_object");
            case "json_schema" -> {
                ObjectNode schema = out.putObject("response_format")
                        .put("type", "json_schema")
                        .putObject("json_schema");
                for (String name : new String[] {"name", "description", "schema", "strict"}) {
                    JsonNode value = format.take(name);
                    if (!value.isMissingNode()) {
                        schema.set(name, value);
                    }
                }
            }
            default -> throw format.inexpressible("type", "must be text, json_object or json_schema.");
        }
        format.refuseTheRest(CHAT);
    }

    /** How a summary is to be written cannot be asked; what a model shows of its thoughts is told as one. */
    private void reasoning() {
        Parameters reasoning = body.takeObject("reasoning");
        JsonNode effort = reasoning.take("effort");
        if (!effort.isMissingNode()) {
            out.set("reasoning_effort", effort);
        }
        reasoning.harmless("summary", "generate_summary");
        reasoning.refuseTheRest(CHAT);
    }

    private void logprobs() {
        JsonNode included = body.takeList("include");
        boolean wanted = false;
        for (int i = 0; i < included.size(); i++) {
            String name = included.get(i).asText();
            if (!INCLUDED.contains(name)) {
                throw body.inexpressible("include[" + i + "]", "is " + name + ", which cannot be told.");
            }
            wanted |= name.equals(LOGPROBS);
        }
        JsonNode top = body.take("top_logprobs");
        if (wanted || top.asInt(0) > 0) {
            out.put("logprobs", true);
        }
        if (top.asInt(0) > 0) {
            out.set("top_logprobs", top);
        }
    }

    /** What a provider would have to keep for the caller, or do without it. */
    private void stateless() {
        body.harmlessIf("store", value -> !value.asBoolean(false))
                .harmlessIf("background", value -> !value.asBoolean(false))
                .harmlessIf("truncation", value -> value.asText().equals("disabled"));
    }

    private void copy(String name, String chatName) {
        JsonNode value = body.take(name);
        if (!value.isMissingNode()) {
            out.set(chatName, value);
        }
    }
}

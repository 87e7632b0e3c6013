package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerFormat;
import ai.agumbe.data.provider.ChatDefaults;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes a chat prompt as Cohere's chat request, or refuses it by the member that has no counterpart. */
final class CohereRequest {
    private static final int LITTLE = 1_024;
    private static final int SOME = 8_192;

    /** OpenAI's names and Cohere's; then Cohere's own members, which callers may send. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("temperature", "temperature"),
            Map.entry("top_p", "p"),
            Map.entry("top_k", "k"),
            Map.entry("seed", "seed"),
            Map.entry("presence_penalty", "presence_penalty"),
            Map.entry("frequency_penalty", "frequency_penalty"),
            Map.entry("documents", "documents"),
            Map.entry("citation_options", "citation_options"),
            Map.entry("safety_mode", "safety_mode"),
            Map.entry("thinking", "thinking"),
            Map.entry("priority", "priority"));

    private final Parameters body;
    private final ObjectNode out = Json.object();

    private CohereRequest(Parameters body) {
        this.body = body;
    }

    static ObjectNode of(Prompt prompt, String model) {
        CohereRequest request = new CohereRequest(new Parameters(prompt.chat(), ""));
        request.out.put("model", model);
        request.out.set("messages", CohereMessages.of(prompt.chat().path("messages")));
        CohereTools.write(request.body, request.out);
        request.sampling();
        request.thinking();
        request.format();
        if (prompt.stream()) {
            request.out.put("stream", true);
        }
        request.body.harmless("user", "safety_identifier", "cache_control");
        ChatDefaults.allow(request.body);
        request.body.refuseTheRest("Cohere");
        return request.out;
    }

    private void sampling() {
        JsonNode older = body.take("max_tokens");
        JsonNode asked = body.take("max_completion_tokens");
        set("max_tokens", asked.isMissingNode() ? older : asked);
        NAMES.forEach((name, theirs) -> set(theirs, body.take(name)));
        JsonNode stop = body.take("stop");
        if (stop.isTextual()) {
            out.putArray("stop_sequences").add(stop);
        } else {
            set("stop_sequences", stop);
        }
    }

    /** Cohere takes a budget of tokens where OpenAI has a word for it. */
    private void thinking() {
        switch (body.take("reasoning_effort").asText("")) {
            case "" -> {}
            case "none" -> out.putObject("thinking").put("type", "disabled");
            case "minimal", "low" -> enabled().put("token_budget", LITTLE);
            case "medium" -> enabled().put("token_budget", SOME);
            case "high" -> enabled();
            default -> throw body.inexpressible("reasoning_effort", "Cohere takes none, minimal, low, medium or high.");
        }
    }

    private ObjectNode enabled() {
        return out.putObject("thinking").put("type", "enabled");
    }

    private void format() {
        JsonNode asked = body.take(AnswerFormat.MEMBER);
        switch (AnswerFormat.type(asked, body)) {
            case "text" -> {}
            case "json_object" -> out.putObject("response_format").put("type", "json_object");
            case "json_schema" -> {
                ObjectNode format = out.putObject("response_format").put("type", "json_object");
                JsonNode schema = AnswerFormat.schema(asked);
                if (schema.isObject()) {
                    format.set("json_schema", schema);
                }
            }
            default -> throw body.inexpressible(AnswerFormat.MEMBER, "Cohere takes text, json_object or json_schema.");
        }
    }

    private void set(String name, JsonNode value) {
        if (!value.isMissingNode()) {
            out.set(name, value);
        }
    }
}

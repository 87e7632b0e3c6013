package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerFormat;
import ai.agumbe.data.provider.ChatDefaults;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes a chat prompt as a request of the Messages API, or refuses it by the member that has no counterpart. */
final class AnthropicRequest {
    /** Anthropic wants a bound: this one when neither the caller nor the catalogue names any. */
    private static final int DEFAULT_MAX_TOKENS = 4_096;

    private final Parameters body;
    private final ObjectNode out = Json.object();

    private AnthropicRequest(Parameters body) {
        this.body = body;
    }

    static ObjectNode of(Prompt prompt, Target target) {
        AnthropicRequest request = new AnthropicRequest(new Parameters(prompt.chat(), ""));
        request.out.put("model", target.upstreamModel());
        request.maxTokens(target);
        AnthropicMessages.write(prompt.chat().path("messages"), request.out);
        AnthropicTools.write(request.body, request.out);
        request.sampling();
        request.thinking();
        request.format();
        request.user();
        if (prompt.stream()) {
            request.out.put("stream", true);
        }
        ChatDefaults.allow(request.body);
        request.body.refuseTheRest("Anthropic");
        return request.out;
    }

    private void maxTokens(Target target) {
        JsonNode asked = body.take("max_completion_tokens");
        JsonNode older = body.take("max_tokens");
        Integer most = target.maxOutputTokens();
        if (asked.isMissingNode()) {
            asked = older;
        }
        if (asked.isMissingNode()) {
            out.put("max_tokens", most == null ? DEFAULT_MAX_TOKENS : most);
        } else {
            out.set("max_tokens", asked);
        }
    }

    private void sampling() {
        JsonNode temperature = body.take("temperature");
        if (temperature.isNumber() && temperature.decimalValue().compareTo(BigDecimal.ONE) > 0) {
            throw body.inexpressible("temperature", "Anthropic takes 0 to 1.");
        }
        copy("temperature", temperature);
        copy("top_p", body.take("top_p"));
        copy("top_k", body.take("top_k"));
        copy("cache_control", body.take("cache_control"));
        JsonNode stop = body.take("stop");
        if (stop.isTextual()) {
            out.putArray("stop_sequences").add(stop);
        } else {
            copy("stop_sequences", stop);
        }
    }

    private void thinking() {
        copy("thinking", body.take("thinking"));
        JsonNode effort = body.take("reasoning_effort");
        switch (effort.asText("")) {
            case "" -> {}
            case "none" -> out.putObject("thinking").put("type", "disabled");
            case "minimal" -> out.withObject("/output_config").put("effort", "low");
            default -> out.withObject("/output_config").set("effort", effort);
        }
    }

    private void format() {
        JsonNode asked = body.take(AnswerFormat.MEMBER);
        switch (AnswerFormat.type(asked, body)) {
            case "text" -> {}
            case "json_schema" ->
                out.withObject("/output_config")
                        .putObject("format")
                        .put("type", "json_schema")
                        .set("schema", AnswerFormat.schema(asked));
            default ->
                throw body.inexpressible(
                        AnswerFormat.MEMBER, "Anthropic takes json_schema, or text, which is its way.");
        }
    }

    private void user() {
        JsonNode user = body.take("user");
        JsonNode identifier = body.take("safety_identifier");
        JsonNode id = identifier.isTextual() ? identifier : user;
        if (id.isTextual()) {
            out.putObject("metadata").set("user_id", id);
        }
        JsonNode tier = body.take("service_tier");
        switch (tier.asText("")) {
            case "" -> {}
            case "auto" -> out.put("service_tier", "auto");
            case "default", "standard_only" -> out.put("service_tier", "standard_only");
            default -> throw body.inexpressible("service_tier", "Anthropic takes auto, default or standard_only.");
        }
    }

    private void copy(String name, JsonNode value) {
        if (!value.isMissingNode()) {
            out.set(name, value);
        }
    }
}

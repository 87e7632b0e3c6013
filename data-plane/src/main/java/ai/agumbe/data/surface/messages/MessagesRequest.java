package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells a request of the Messages API in chat form, or refuses it by the member that has no counterpart. */
final class MessagesRequest {
    static final String CHAT = "A model that is not Anthropic's";

    private static final long SOME_THINKING = 4_096;
    private static final long MUCH_THINKING = 16_384;

    private final Parameters body;
    private final ObjectNode out = Json.object();

    private MessagesRequest(Parameters body) {
        this.body = body;
    }

    static ObjectNode toChat(ObjectNode body) {
        MessagesRequest request = new MessagesRequest(new Parameters(body, ""));
        request.write();
        return request.out;
    }

    private void write() {
        copy("model", "model");
        MessagesTurns.write(body.take("system"), body.take("messages"), out.putArray("messages"));
        copy("max_tokens", "max_completion_tokens");
        copy("temperature", "temperature");
        copy("top_p", "top_p");
        copy("top_k", "top_k");
        copy("stop_sequences", "stop");
        copy("stream", "stream");
        copy("cache_control", "cache_control");
        MessagesTools.write(body, out);
        thinking();
        output();
        user();
        tier();
        body.harmless("context_management");
        body.refuseTheRest(CHAT);
    }

    /** How much to think is a number of tokens there and a word here. */
    private void thinking() {
        Parameters thinking = body.takeObject("thinking");
        JsonNode type = thinking.take("type");
        JsonNode budget = thinking.take("budget_tokens");
        thinking.harmless("display");
        thinking.refuseTheRest(CHAT);
        switch (type.asText("")) {
            case "", "disabled", "adaptive" -> {
                // what a model does when it is not told
            }
            case "enabled" -> out.put("reasoning_effort", effort(budget.asLong(0)));
            default -> throw thinking.inexpressible("type", "must be enabled, adaptive or disabled.");
        }
    }

    private static String effort(long budget) {
        return budget < SOME_THINKING ? "low" : budget < MUCH_THINKING ? "medium" : "high";
    }

    private void output() {
        Parameters config = body.takeObject("output_config");
        JsonNode effort = config.take("effort");
        if (effort.isTextual()) {
            out.put("reasoning_effort", effort.textValue().equals("max") ? "xhigh" : effort.textValue());
        }
        format(config.takeObject("format"));
        config.refuseTheRest(CHAT);
        format(body.takeObject("output_format"));
    }

    private void format(Parameters format) {
        if (!format.isPresent()) {
            return;
        }
        if (!format.takeText("type").equals("json_schema")) {
            throw format.inexpressible("type", "must be json_schema.");
        }
        JsonNode schema = format.take("schema");
        JsonNode name = format.take("name");
        format.refuseTheRest(CHAT);
        out.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", name.asText("answer"))
                .put("strict", true)
                .set("schema", schema);
    }

    private void user() {
        Parameters metadata = body.takeObject("metadata");
        JsonNode user = metadata.take("user_id");
        if (user.isTextual()) {
            out.set("user", user);
        }
        metadata.refuseTheRest(CHAT);
    }

    private void tier() {
        JsonNode tier = body.take("service_tier");
        switch (tier.asText("")) {
            case "" -> {}
            case "auto" -> out.put("service_tier", "auto");
            case "standard_only" -> out.put("service_tier", "default");
            default -> throw body.inexpressible("service_tier", "must be auto or standard_only.");
        }
    }

    private void copy(String name, String chatName) {
        JsonNode value = body.take(name);
        if (!value.isMissingNode()) {
            out.set(chatName, value);
        }
    }
}

package ai.agumbe.data.provider.openai;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ChatDefaults;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.openai.Accent.Trait;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes a body as one kind of provider spells it: in the order it came, unknown members as they are. */
final class AccentedRequest {
    private final JsonNode body;
    private final Accent accent;
    private final Parameters harmless;
    private final ObjectNode out = Json.object();

    private AccentedRequest(JsonNode body, Accent accent) {
        this.body = body;
        this.accent = accent;
        this.harmless = new Parameters(body, "")
                .harmless("user", "safety_identifier")
                .harmlessIf("parallel_tool_calls", value -> value.asBoolean(false))
                .harmlessIf("tool_choice", value -> value.asText().equals("auto"));
        ChatDefaults.allow(harmless);
    }

    static ObjectNode of(JsonNode body, Accent accent) {
        AccentedRequest request = new AccentedRequest(body, accent);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            request.write(member.getKey(), member.getValue());
        }
        return request.out;
    }

    private void write(String name, JsonNode value) {
        if (accent.lacks(name)) {
            harmless.refuse(name, accent.provider());
            return;
        }
        switch (name) {
            case "messages" -> out.set(name, AccentedMessages.of(value, accent));
            case "stop" -> out.set(name, stop(value));
            case "logprobs", "top_logprobs" -> logprobs(name, value);
            case "service_tier" -> serviceTier(value);
            default -> rename(name, value);
        }
    }

    /** Of two members that become one the other name's counts: it is the newer one. */
    private void rename(String name, JsonNode value) {
        String theirs = accent.nameOf(name);
        if (!theirs.equals(name) || !out.has(name)) {
            out.set(theirs, value);
        }
    }

    private JsonNode stop(JsonNode value) {
        return accent.has(Trait.LISTED_STOPS) && value.isTextual()
                ? Json.object().putArray("stop").add(value)
                : value;
    }

    private void logprobs(String name, JsonNode value) {
        if (!accent.has(Trait.COUNTED_LOGPROBS)) {
            out.set(name, value);
        } else if (body.path("logprobs").isBoolean()) {
            if (body.path("logprobs").booleanValue()) {
                out.put("logprobs", Math.max(1, body.path("top_logprobs").asInt(1)));
            }
        } else if (name.equals("logprobs")) {
            out.set(name, value);
        }
    }

    private void serviceTier(JsonNode value) {
        if (!accent.has(Trait.OWN_TIERS) || !value.asText().equals("default")) {
            out.set("service_tier", value);
        }
    }
}

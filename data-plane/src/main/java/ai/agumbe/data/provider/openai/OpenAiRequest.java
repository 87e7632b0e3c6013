package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Rewrites only what it must of a prompt's body: the model's name, and asking for usage on streams. */
final class OpenAiRequest {
    private OpenAiRequest() {}

    static byte[] write(Prompt prompt, Target target) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : prompt.chat().properties()) {
            out.set(member.getKey(), member.getValue());
        }
        out.put("model", target.upstreamModel());
        if (prompt.stream()) {
            JsonNode wanted = out.path("stream_options");
            ObjectNode options = wanted.isObject() ? ((ObjectNode) wanted).deepCopy() : Json.object();
            options.put("include_usage", true);
            out.set("stream_options", options);
        }
        return Json.write(out);
    }
}

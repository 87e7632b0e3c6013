package ai.agumbe.data.provider.openai;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Rewrites only what it must of a prompt's body: the model's name, asking for usage on streams, and what an accent asks. */
final class OpenAiRequest {
    private OpenAiRequest() {}

    static GrowingBytes write(Prompt prompt, Target target, Accent accent) {
        ObjectNode asked = isTranslated(prompt) ? TranslatedChat.fit(prompt.chat(), target) : prompt.chat();
        ObjectNode out = accent.isHeard() ? AccentedRequest.of(asked, accent) : copyOf(asked);
        out.put("model", target.upstreamModel());
        if (prompt.stream() && !accent.lacks("stream_options")) {
            JsonNode wanted = out.path("stream_options");
            ObjectNode options = wanted.isObject() ? ((ObjectNode) wanted).deepCopy() : Json.object();
            options.put("include_usage", true);
            out.set("stream_options", options);
        }
        return Json.written(out);
    }

    private static boolean isTranslated(Prompt prompt) {
        return prompt.surface() == Surface.MESSAGES || prompt.surface() == Surface.RESPONSES;
    }

    private static ObjectNode copyOf(JsonNode body) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            out.set(member.getKey(), member.getValue());
        }
        return out;
    }
}

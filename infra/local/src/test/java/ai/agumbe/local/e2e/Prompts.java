package ai.agumbe.local.e2e;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of calls. */
public final class Prompts {
    private Prompts() {}

    public static String chat(String model, String text) {
        return body(model, text).toString();
    }

    public static String stream(String model, String text) {
        ObjectNode body = body(model, text).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        return body.toString();
    }

    public static ObjectNode body(String model, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body;
    }
}

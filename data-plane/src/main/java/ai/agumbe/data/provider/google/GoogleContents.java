package ai.agumbe.data.provider.google;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.EarlierCall;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.Part;
import ai.agumbe.data.provider.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes messages as contents: the system's go ahead of them, in order; neighbours of one role become one content. */
final class GoogleContents {
    /** What Google wants to be sent for a call that has no signature because another model made it. */
    private static final String NOT_OURS = "skip_thought_signature_validator";

    private final boolean signed;
    private final ObjectNode out;
    private final ArrayNode contents;
    private final Map<String, String> functionNames = new HashMap<>();

    private GoogleContents(boolean signed, ObjectNode out) {
        this.signed = signed;
        this.out = out;
        this.contents = out.putArray("contents");
    }

    /** @param signed whether the model refuses a turn whose first call has no signature */
    static void write(JsonNode messages, boolean signed, ObjectNode out) {
        GoogleContents writer = new GoogleContents(signed, out);
        for (int i = 0; i < messages.size(); i++) {
            Parameters message = new Parameters(messages.get(i), "messages[" + i + "]");
            writer.write(message);
            message.refuseTheRest("Gemini");
        }
    }

    private void write(Parameters message) {
        String role = message.takeText("role");
        JsonNode content = message.take("content");
        String path = message.pathOf("content");
        switch (role) {
            case "system", "developer" ->
                GoogleParts.add(
                        content, path, out.withObject("/systemInstruction").withArray("parts"));
            case "user" -> GoogleParts.add(content, path, turn("user"));
            case "assistant" -> assistant(message, content, path);
            case "tool" -> result(message, content, path);
            default -> throw message.inexpressible("role", "Gemini has no role " + role + ". Use tool.");
        }
    }

    private void assistant(Parameters message, JsonNode content, String path) {
        message.harmless("annotations", "reasoning_content");
        ArrayNode parts = turn("model");
        if (!content.asText("?").isEmpty()) {
            GoogleParts.add(content, path, parts);
        }
        GoogleParts.add(message.take("refusal"), message.pathOf("refusal"), parts);
        boolean first = signed;
        for (EarlierCall earlier : EarlierCall.in(message, "Gemini")) {
            functionNames.put(earlier.id(), earlier.name());
            ObjectNode part = parts.addObject();
            part.putObject("functionCall")
                    .put("id", earlier.id())
                    .put("name", earlier.name())
                    .set("args", earlier.input());
            JsonNode signature = earlier.extra().path("google").path("thought_signature");
            if (signature.isTextual()) {
                part.set("thoughtSignature", signature);
            } else if (first) {
                part.put("thoughtSignature", NOT_OURS);
            }
            first = false;
        }
    }

    private void result(Parameters message, JsonNode content, String path) {
        message.harmless("name");
        String id = message.takeText("tool_call_id");
        String name = functionNames.get(id);
        if (name == null) {
            throw message.inexpressible("tool_call_id", "no earlier message holds a call with this id.");
        }
        StringBuilder text = new StringBuilder();
        for (Part part : Parts.of(content, path)) {
            if (!(part instanceof Part.Text(var _, String more))) {
                throw message.inexpressible("content", "Gemini takes text as the result of a function.");
            }
            text.append(more);
        }
        turn("user")
                .addObject()
                .putObject("functionResponse")
                .put("id", id)
                .put("name", name)
                .set("response", response(text.toString()));
    }

    /** An object goes as it is; anything else is put into one. */
    private static ObjectNode response(String text) {
        try {
            return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException notAnObject) {
            return Json.object().put("output", text);
        }
    }

    private ArrayNode turn(String role) {
        JsonNode last = contents.path(contents.size() - 1);
        if (last.path("role").asText().equals(role)) {
            return (ArrayNode) last.path("parts");
        }
        return contents.addObject().put("role", role).putArray("parts");
    }
}

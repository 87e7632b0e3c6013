package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells the content of items as parts of messages. */
final class ResponsesContent {
    private ResponsesContent() {}

    /** Of a string or an array of parts; a single text is no list, nor is nothing, as not every provider takes one. */
    static JsonNode of(JsonNode content, String path) {
        if (content.isTextual()) {
            return content;
        }
        if (!content.isArray()) {
            throw new InexpressibleException(path, "must be a string or an array of parts.");
        }
        ArrayNode parts = Json.object().putArray("parts");
        for (int i = 0; i < content.size(); i++) {
            Parameters part = new Parameters(content.get(i), path + "[" + i + "]");
            parts.add(part(part));
            part.refuseTheRest(ResponsesRequest.CHAT);
        }
        if (parts.isEmpty()) {
            return Json.object().textNode("");
        }
        return parts.size() == 1 && parts.path(0).has("text") ? parts.path(0).path("text") : parts;
    }

    private static ObjectNode part(Parameters part) {
        ObjectNode written = Json.object();
        String type = part.takeText("type");
        switch (type) {
            case "input_text", "output_text", "text" -> {
                written.put("type", "text").put("text", part.takeText("text"));
                part.harmless("annotations", "logprobs");
            }
            case "refusal" -> written.put("type", "text").put("text", part.takeText("refusal"));
            case "input_image" -> image(part, written);
            case "input_file" -> file(part, written);
            case "input_audio" -> written.put("type", type).set("input_audio", part.take("input_audio"));
            default ->
                throw part.inexpressible(
                        "type",
                        "is " + type + " (expected: input_text, input_image, input_file, output_text, refusal).");
        }
        return written;
    }

    private static void image(Parameters part, ObjectNode written) {
        ObjectNode image = written.put("type", "image_url").putObject("image_url");
        JsonNode url = part.take("image_url");
        if (!url.isTextual()) {
            throw part.inexpressible(
                    "image_url", "must be a URL: files kept at a provider cannot be asked of another.");
        }
        image.set("url", url);
        JsonNode detail = part.take("detail");
        if (!detail.isMissingNode()) {
            image.set("detail", detail);
        }
    }

    private static void file(Parameters part, ObjectNode written) {
        ObjectNode file = written.put("type", "file").putObject("file");
        JsonNode bytes = part.take("file_data");
        if (!bytes.isTextual()) {
            throw part.inexpressible(
                    "file_data", "must be there: files kept elsewhere cannot be asked of every provider.");
        }
        file.set("file_data", bytes);
        file.put("filename", part.take("filename").asText("file"));
    }
}

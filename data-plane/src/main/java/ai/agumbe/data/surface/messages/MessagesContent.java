package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tells blocks as parts; marks for the prompt cache stay where they were. */
final class MessagesContent {
    private MessagesContent() {}

    /** Of a string or an array of blocks. */
    static JsonNode of(JsonNode content, String path) {
        if (content.isTextual()) {
            return content;
        }
        if (!content.isArray()) {
            throw new InexpressibleException(path, "must be a string or an array of blocks.");
        }
        ArrayNode parts = Json.object().putArray("parts");
        for (int i = 0; i < content.size(); i++) {
            parts.add(part(new Parameters(content.get(i), path + "[" + i + "]")));
        }
        return simplest(parts);
    }

    /** A single plain text is no list, nor is nothing: not every provider takes one. */
    static JsonNode simplest(ArrayNode parts) {
        if (parts.isEmpty()) {
            return Json.object().textNode("");
        }
        JsonNode only = parts.path(0);
        boolean plain = parts.size() == 1 && only.has("text") && !only.has("cache_control");
        return plain ? only.path("text") : parts;
    }

    /** Several texts in a row are one, unless a mark stands between them. */
    static JsonNode joined(ArrayNode texts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : texts) {
            if (part.has("cache_control")) {
                return texts;
            }
            text.append(part.path("text").asText());
        }
        return Json.object().textNode(text.toString());
    }

    static ObjectNode part(Parameters block) {
        ObjectNode part = Json.object();
        JsonNode mark = block.take("cache_control");
        switch (block.takeText("type")) {
            case "text" -> {
                part.put("type", "text").put("text", block.takeText("text"));
                block.harmless("citations");
            }
            case "image" -> image(new Parameters(block.take("source"), block.pathOf("source")), part);
            case "document" -> document(block, part);
            default ->
                throw block.inexpressible(
                        "type",
                        "is " + block.takeText("type") + " (expected: text, image, document, tool_use, tool_result).");
        }
        block.refuseTheRest(MessagesRequest.CHAT);
        if (mark.isObject()) {
            part.set("cache_control", mark);
        }
        return part;
    }

    private static void image(Parameters source, ObjectNode part) {
        String url = switch (source.takeText("type")) {
            case "base64" -> dataUrl(source.takeText("media_type"), source.takeText("data"));
            case "url" -> source.takeText("url");
            default -> throw source.inexpressible("type", "must be base64 or url.");
        };
        source.refuseTheRest(MessagesRequest.CHAT);
        part.put("type", "image_url").putObject("image_url").put("url", url);
    }

    private static void document(Parameters block, ObjectNode part) {
        Parameters source = new Parameters(block.take("source"), block.pathOf("source"));
        String type = source.takeText("type");
        String title = block.take("title").asText("document");
        if (block.take("citations").path("enabled").asBoolean(false)) {
            throw block.inexpressible("citations", "only Anthropic's own models cite documents.");
        }
        ObjectNode file = part.put("type", "file").putObject("file").put("filename", title);
        switch (type) {
            case "base64" -> file.put("file_data", dataUrl(source.takeText("media_type"), source.takeText("data")));
            case "text" -> {
                byte[] text = source.takeText("data").getBytes(StandardCharsets.UTF_8);
                source.harmless("media_type");
                file.put("file_data", dataUrl("text/plain", Base64.getEncoder().encodeToString(text)));
            }
            default -> throw source.inexpressible("type", "must be base64 or text.");
        }
        source.refuseTheRest(MessagesRequest.CHAT);
    }

    private static String dataUrl(String mediaType, String base64) {
        return "data:" + mediaType + ";base64," + base64;
    }
}

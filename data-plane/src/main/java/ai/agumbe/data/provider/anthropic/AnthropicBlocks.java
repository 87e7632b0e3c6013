package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Part;
import ai.agumbe.data.provider.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes a message's content as blocks, without empty texts, which Anthropic refuses; marks for the prompt cache stay. */
final class AnthropicBlocks {
    private AnthropicBlocks() {}

    static void add(JsonNode content, String path, ArrayNode blocks) {
        List<Part> parts = Parts.of(content, path);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Text(var _, String text) && text.isEmpty()) {
                continue;
            }
            ObjectNode block = blocks.addObject();
            switch (parts.get(i)) {
                case Part.Text(var _, String text) -> block.put("type", "text").put("text", text);
                case Part.Link(var _, String url) ->
                    block.put("type", "image")
                            .putObject("source")
                            .put("type", "url")
                            .put("url", url);
                case Part.Media media -> addMedia(media, block);
            }
            JsonNode mark = content.path(i).path("cache_control");
            if (mark.isObject()) {
                block.set("cache_control", mark);
            }
        }
    }

    private static void addMedia(Part.Media media, ObjectNode block) {
        if (media.type().startsWith("image/")) {
            block.put("type", "image");
            base64(media, block.putObject("source"));
            return;
        }
        block.put("type", "document");
        switch (media.type()) {
            case "application/pdf" -> base64(media, block.putObject("source"));
            case "text/plain" ->
                block.putObject("source")
                        .put("type", "text")
                        .put("media_type", "text/plain")
                        .put("data", decoded(media));
            default ->
                throw new InexpressibleException(
                        media.path(),
                        "Anthropic takes images, application/pdf and text/plain, not " + media.type() + ".");
        }
        if (media.name() != null) {
            block.put("title", media.name());
        }
    }

    private static void base64(Part.Media media, ObjectNode source) {
        source.put("type", "base64").put("media_type", media.type()).put("data", media.base64());
    }

    private static String decoded(Part.Media media) {
        try {
            return new String(Base64.getDecoder().decode(media.base64()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new InexpressibleException(media.path(), "is not base64.");
        }
    }
}

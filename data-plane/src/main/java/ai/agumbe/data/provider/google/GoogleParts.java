package ai.agumbe.data.provider.google;

import ai.agumbe.data.provider.Part;
import ai.agumbe.data.provider.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes a message's content as parts. */
final class GoogleParts {
    private GoogleParts() {}

    static void add(JsonNode content, String path, ArrayNode parts) {
        for (Part part : Parts.of(content, path)) {
            switch (part) {
                case Part.Text(var _, String text) -> parts.addObject().put("text", text);
                case Part.Media media ->
                    parts.addObject()
                            .putObject("inlineData")
                            .put("mimeType", media.type())
                            .put("data", media.base64());
                case Part.Link(var _, String url) -> link(url, parts.addObject().putObject("fileData"));
            }
        }
    }

    private static void link(String url, ObjectNode file) {
        file.put("fileUri", url);
        String path = url.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
        for (String type : new String[] {"png", "jpeg", "webp", "gif"}) {
            if (path.endsWith("." + type)) {
                file.put("mimeType", "image/" + type);
            }
        }
        if (path.endsWith(".jpg")) {
            file.put("mimeType", "image/jpeg");
        }
    }
}

package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Part;
import ai.agumbe.data.provider.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes a message's content as blocks; a mark for the prompt cache becomes a block of its own after what it marks. */
final class BedrockBlocks {
    private static final Map<String, String> DOCUMENTS = Map.of(
            "application/pdf", "pdf",
            "text/csv", "csv",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/vnd.ms-excel", "xls",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
            "text/html", "html",
            "text/plain", "txt",
            "text/markdown", "md");

    private int documents;

    void add(JsonNode content, String path, ArrayNode blocks) {
        List<Part> parts = Parts.of(content, path);
        for (int i = 0; i < parts.size(); i++) {
            add(parts.get(i), blocks);
            mark(content.path(i).path("cache_control"), blocks);
        }
    }

    void addUnmarked(JsonNode content, String path, ArrayNode blocks) {
        Parts.of(content, path).forEach(part -> add(part, blocks));
    }

    private void add(Part part, ArrayNode blocks) {
        switch (part) {
            case Part.Text(var _, String text) -> {
                if (!text.isEmpty()) {
                    blocks.addObject().put("text", text);
                }
            }
            case Part.Link(String where, var _) ->
                throw new InexpressibleException(where, "Bedrock fetches no pictures. Send it as a data: URL.");
            case Part.Media media -> add(media, blocks.addObject());
        }
    }

    /** Marks all that stands before as worth keeping in the prompt cache. */
    static void mark(JsonNode asked, ArrayNode blocks) {
        if (asked.isObject()) {
            ObjectNode point = blocks.addObject().putObject("cachePoint").put("type", "default");
            if (asked.path("ttl").isTextual()) {
                point.set("ttl", asked.path("ttl"));
            }
        }
    }

    private void add(Part.Media media, ObjectNode block) {
        String subtype = media.type().substring(media.type().indexOf('/') + 1);
        String document = DOCUMENTS.get(media.type());
        if (document != null) {
            documents++;
            ObjectNode written = block.putObject("document").put("format", document);
            written.put("name", name(media)).putObject("source").put("bytes", media.base64());
        } else if (media.type().startsWith("image/")
                || media.type().startsWith("audio/")
                || media.type().startsWith("video/")) {
            block.putObject(media.type().substring(0, media.type().indexOf('/')))
                    .put("format", subtype)
                    .putObject("source")
                    .put("bytes", media.base64());
        } else {
            throw new InexpressibleException(
                    media.path(), "Bedrock takes images, audio, video and documents, not " + media.type() + ".");
        }
    }

    /** What Bedrock allows in a name, and a number: no two documents of a call may have the same. */
    private String name(Part.Media media) {
        String told = media.name() == null ? "document" : media.name();
        return told.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                        .replaceAll("[^A-Za-z0-9\\-()\\[\\]]+", " ")
                        .strip() + " " + documents;
    }
}

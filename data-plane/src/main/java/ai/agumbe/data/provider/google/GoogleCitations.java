package ai.agumbe.data.provider.google;

import ai.agumbe.data.provider.Annotations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads which pages a candidate's text is grounded on or cites; Google counts bytes, OpenAI characters. */
final class GoogleCitations {
    private final byte[] text;
    private final List<ObjectNode> annotations = new ArrayList<>();

    private GoogleCitations(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param text what the candidate said so far */
    static List<ObjectNode> of(JsonNode candidate, CharSequence text) {
        JsonNode grounding = candidate.path("groundingMetadata");
        JsonNode citations = candidate.path("citationMetadata");
        if (grounding.isMissingNode() && citations.isMissingNode()) {
            return List.of();
        }
        GoogleCitations found = new GoogleCitations(text.toString());
        for (JsonNode support : grounding.path("groundingSupports")) {
            for (JsonNode index : support.path("groundingChunkIndices")) {
                JsonNode page =
                        grounding.path("groundingChunks").path(index.asInt(-1)).path("web");
                found.add(page, support.path("segment"));
            }
        }
        for (String name : new String[] {"citationSources", "citations"}) {
            citations.path(name).forEach(cited -> found.add(cited, cited));
        }
        return found.annotations;
    }

    private void add(JsonNode page, JsonNode stretch) {
        if (page.path("uri").isTextual()) {
            annotations.add(Annotations.ofPage(
                    page.path("uri").textValue(),
                    page.path("title"),
                    characters(stretch.path("startIndex").asInt(0)),
                    characters(stretch.path("endIndex").asInt(0))));
        }
    }

    private int characters(int bytes) {
        return new String(text, 0, Math.clamp(bytes, 0, text.length), StandardCharsets.UTF_8).length();
    }
}

package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes where an answer is from as OpenAI's {@code annotations}. */
public final class Annotations {
    private Annotations() {}

    /** Of a page on the web, which a stretch of the text cites; {@code title} may be missing. */
    public static ObjectNode ofPage(String url, JsonNode title, long start, long end) {
        ObjectNode annotation = Json.object().put("type", "url_citation");
        ObjectNode citation = annotation
                .putObject("url_citation")
                .put("start_index", start)
                .put("end_index", end)
                .put("url", url);
        if (title.isTextual()) {
            citation.set("title", title);
        }
        return annotation;
    }
}

package ai.agumbe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;

/** A whole reply. */
public record Answer(int status, HttpHeaders headers, String body) {
    public JsonNode json() {
        return Wire.json(body);
    }

    /** The code in an OpenAI-shaped error. */
    public String errorCode() {
        return json().path("error").path("code").asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The objects that a stream's data lines carry, without its sentinel. */
    public List<JsonNode> events() {
        return body.lines()
                .filter(line -> line.startsWith("data: ") && !line.equals("data: [DONE]"))
                .map(line -> Wire.json(line.substring(6)))
                .toList();
    }

    /** Whether a stream came to its end without an error. */
    public boolean streamedWhole() {
        return body.stripTrailing().endsWith("data: [DONE]")
                && events().stream().noneMatch(event -> event.has("error"));
    }

    /** Headers are left out: they may hold much. */
    @Override
    public String toString() {
        return status + " " + body.substring(0, Math.min(500, body.length()));
    }
}

package ai.agumbe.data.ground;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A reply as its caller got it. */
public record Answered(int status, HttpHeaders headers, String text) {
    public ObjectNode json() {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    public JsonNode error() {
        return json().path("error");
    }

    public String code() {
        return error().path("code").asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** A stream's events and comments, in order. */
    public List<String> frames() {
        List<String> frames = new ArrayList<>(List.of(text.split("\n\n", -1)));
        frames.removeIf(String::isEmpty);
        return frames;
    }

    /** What a stream's events carry, the sentinel aside. */
    public List<JsonNode> data() {
        return frames().stream()
                .filter(frame -> frame.startsWith("data: {"))
                .<JsonNode>map(frame -> Json.readObject(frame.substring(6).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The events of a stream that names them, in order; comments aside. */
    public List<Named> events() {
        return frames().stream()
                .filter(frame -> frame.startsWith("event: "))
                .map(frame -> {
                    String[] lines = frame.split("\n", 2);
                    byte[] data = lines[1].substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
                    return new Named(lines[0].substring("event: ".length()), Json.readObject(data));
                })
                .toList();
    }

    /** One event of such a stream. */
    public record Named(String name, JsonNode data) {}

    /** The text that a stream's chunks add up to. */
    public String content() {
        StringBuilder content = new StringBuilder();
        for (JsonNode chunk : data()) {
            content.append(
                    chunk.path("choices").path(0).path("delta").path("content").asText(""));
        }
        return content.toString();
    }
}

package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells a picture that a model made as callers know it from gateways: an entry of {@code images} beside the text. */
final class GooglePictures {
    private GooglePictures() {}

    /**
     * @param index how many came before
     * @throws BrokenStreamException when it is anything else: a chat answer has no place for it
     */
    static ObjectNode of(JsonNode data, int index) {
        String type = data.path("mimeType").asText("");
        if (!type.startsWith("image/")) {
            throw BrokenStreamException.spoilt(
                    "The model answered with sound or a file, for which a chat has no place.");
        }
        ObjectNode picture = Json.object().put("index", index).put("type", "image_url");
        picture.putObject("image_url")
                .put("url", "data:" + type + ";base64," + data.path("data").asText(""));
        return picture;
    }
}

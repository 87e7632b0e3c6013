package ai.agumbe.data.payload;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.json.JsonWriter;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.payload.Payload;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree as JSON text without what must not be kept, written until it is long enough. */
final class CutJson {
    private static final int FIRST_BYTES = 1_024;
    /** No number of fewer digits says anything of anybody. */
    private static final int TELLING_DIGITS = 7;

    private final @Nullable Detector detector;
    private final GrowingBytes out = new GrowingBytes(FIRST_BYTES);
    private final JsonWriter json = JsonWriter.mending(out);

    private CutJson(@Nullable Detector detector) {
        this.detector = detector;
    }

    /** What is kept of it. */
    record Cut(String text, boolean isCut) {
        static final Cut NOTHING = new Cut("", false);
    }

    static Cut of(JsonNode tree, @Nullable Detector detector) {
        CutJson written = new CutJson(detector);
        written.write(tree);
        return written.cut();
    }

    private Cut cut() {
        if (!isFull()) {
            return new Cut(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8), false);
        }
        int end = Payload.MAX_BYTES;
        while ((out.array()[end] & 0xC0) == 0x80) {
            end--; // not within a character
        }
        return new Cut(new String(out.array(), 0, end, StandardCharsets.UTF_8), true);
    }

    private boolean isFull() {
        return out.length() > Payload.MAX_BYTES;
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object((ObjectNode) node);
            case ARRAY -> array(node);
            case STRING -> json.text(kept(node.textValue()));
            case NUMBER -> number(node);
            case BOOLEAN -> json.flag(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> json.nothing();
        }
    }

    private void object(ObjectNode object) {
        json.beginObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (isFull()) {
                return;
            }
            json.anyName(kept(member.getKey()));
            write(member.getValue());
        }
        json.endObject();
    }

    private void array(JsonNode array) {
        json.beginArray();
        for (JsonNode entry : array) {
            if (isFull()) {
                return;
            }
            write(entry);
        }
        json.endArray();
    }

    /** Numbers of cards and telephones are sent as such too. */
    private void number(JsonNode number) {
        String digits = number.asText();
        String kept = number.isIntegralNumber() && digits.length() >= TELLING_DIGITS ? kept(digits) : digits;
        if (kept.equals(digits)) {
            json.literal(digits);
        } else {
            json.text(kept);
        }
    }

    private String kept(String text) {
        return KeptText.of(text, detector, Math.max(0, Payload.MAX_BYTES - out.length()) + 1);
    }
}

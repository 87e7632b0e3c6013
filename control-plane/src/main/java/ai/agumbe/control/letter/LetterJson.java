package ai.agumbe.control.letter;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.publication.DeadLetter;
import ai.agumbe.model.id.IdRule;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a dead letter is shown: what it is, and only when it is asked for by its id also what it says. */
final class LetterJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_CONTENT = 64 << 10;
    private static final String EVENT_ID = "[0-9a-fA-F-]{1,64}";

    private LetterJson() {}

    static ObjectNode row(DeadLetter letter) {
        String eventId = letter.eventId();
        return Json.object()
                .put("id", LetterId.text(letter.offset()))
                .put("origin", brief(letter.origin()))
                .put("reason", brief(letter.reason()))
                .put("died_at", letter.diedAt().toString())
                .put("size", letter.value().length)
                .put("event_id", eventId.matches(EVENT_ID) ? eventId : null)
                .put("tenant", tenant(letter.value()))
                .put("obstacle", letter.obstacle().orElse(null));
    }

    /** With the beginning of what it says. */
    static ObjectNode whole(DeadLetter letter) {
        byte[] value = letter.value();
        byte[] shown = Arrays.copyOf(value, Math.min(LONGEST_CONTENT, value.length));
        Optional<String> text = text(shown);
        return row(letter)
                .put("content", text.orElseGet(() -> Base64.getEncoder().encodeToString(shown)))
                .put("content_encoding", text.isPresent() ? "text" : "base64")
                .put("content_is_cut", shown.length < value.length);
    }

    private static @Nullable String brief(String text) {
        return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    }

    /** A character that the cut went through is left out. */
    private static Optional<String> text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        return decoder.decode(ByteBuffer.wrap(bytes), text, false).isError()
                ? Optional.empty()
                : Optional.of(text.flip().toString());
    }

    /** Whose it seems to be; null where it cannot be read so far. */
    private static @Nullable String tenant(byte[] value) {
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken member = parser.nextToken();
                if (member == JsonToken.VALUE_STRING && (name.equals("tenant") || name.equals("tenantId"))) {
                    return IdRule.RESOURCE.allows(parser.getText()) ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException malformed) {
            return null;
        }
    }
}

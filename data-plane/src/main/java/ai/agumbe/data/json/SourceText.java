package ai.agumbe.data.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text that still lies in the bytes it was read from: decoded when somebody asks, written again as it came.
 *
 * <p>Most texts of a body are never looked at, and the longest of all, the prompt, would be copied twice.
 */
final class SourceText extends ValueNode {
    private static final long serialVersionUID = 1;

    private final transient TextSpan span;
    private transient @Nullable String decoded;

    SourceText(TextSpan span) {
        this.span = span;
    }

    /** What goes out again, quotes included. */
    void writeTo(JsonWriter out) {
        out.source(span.source(), span.from() - 1, span.to() + 1);
    }

    /** Bytes between its quotes. */
    int rawLength() {
        return span.length();
    }

    /** How many characters it has, found without decoding where that is possible. */
    int characters() {
        return span.isPlain() ? span.length() : textValue().length();
    }

    boolean startsWith(String beginning) {
        return span.form() == TextSpan.Form.ESCAPED ? textValue().startsWith(beginning) : span.startsWith(beginning);
    }

    @Override
    public String textValue() {
        String known = decoded;
        if (known == null) {
            known = span.decode();
            decoded = known;
        }
        return known;
    }

    @Override
    public String asText() {
        return textValue();
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(textValue());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNode node
                && node.isTextual()
                && node.textValue().equals(textValue());
    }

    @Override
    public int hashCode() {
        return textValue().hashCode();
    }
}

package ai.agumbe.simulator.dialect;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The one way JSON is read and written here. */
public final class Json {
    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory LENIENT =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();
    private static final ObjectMapper MAPPER = new ObjectMapper(STRICT);
    private static final int TYPICAL_BYTES = 1_024;

    private Json() {}

    /** Something written as JSON. */
    @FunctionalInterface
    public interface Text {
        void writeTo(JsonGenerator out) throws IOException;
    }

    public static JsonParser parser(byte[] body) throws IOException {
        return LENIENT.createParser(body);
    }

    public static @Nullable JsonNode tree(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    public static JsonNode tree(JsonParser value) throws IOException {
        return MAPPER.readTree(value);
    }

    public static byte[] bytes(Text text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator out = generator(bytes)) {
            text.writeTo(out);
        }
        return bytes.toByteArray();
    }

    static JsonGenerator generator(ByteArrayOutputStream bytes) throws IOException {
        return LENIENT.createGenerator(bytes, JsonEncoding.UTF8);
    }
}

package ai.agumbe.data.config;

import ai.agumbe.model.config.ConfigKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON form of documents and reports: snake_case, times as RFC 3339, unknown members ignored. */
public final class DocumentJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DocumentJson() {}

    /** The document; refused when it is none of that type. */
    public static <T> T read(ConfigKey key, byte[] json, Class<T> type) {
        try {
            T document = MAPPER.readValue(json, type);
            if (document == null) {
                throw new RefusedConfigException(key + ": null (expected: a document)");
            }
            return document;
        } catch (JsonMappingException mismatch) {
            // The message proper may quote the document, which may hold a secret.
            throw new RefusedConfigException(key + ": " + type.getSimpleName() + " does not fit at "
                    + mismatch.getPathReference() + " (expected: a document this version knows)");
        } catch (IOException malformed) {
            throw new RefusedConfigException(key + ": malformed (expected: JSON)");
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report cannot be written as JSON", impossible);
        }
    }
}

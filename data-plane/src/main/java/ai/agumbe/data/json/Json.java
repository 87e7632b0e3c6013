package ai.agumbe.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads bodies into trees and writes trees into bodies; numbers keep their digits, members their order. */
public final class Json {
    /** How deep a body may be nested. */
    public static final int MAX_DEPTH = 100;

    /** Buffers outlive calls: a pool by thread would be empty on every new virtual thread. */
    private static final int POOLED_BUFFERS = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object in these bytes; whatever is wrong with them names the place. */
    public static ObjectNode readObject(byte[] bytes) {
        if (!Utf8.isValid(bytes)) {
            throw new MalformedJsonException(null, "it is not valid UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.setCodec(MAPPER);
            return readObject(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode readObject(JsonParser parser) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(parser);
            if (tree instanceof ObjectNode object && parser.nextToken() == null) {
                return object;
            }
            throw new MalformedJsonException(null, "it is not one JSON object");
        } catch (JsonProcessingException wrong) {
            throw new MalformedJsonException(JsonPath.of(parser), wrong.getOriginalMessage());
        }
    }

    public static byte[] write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException loneSurrogate) {
            return writeEscaped(tree);
        }
    }

    /** Half a surrogate pair has no UTF-8 form; escaped, it comes out as it went in. */
    private static byte[] writeEscaped(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setHighestNonEscapedChar(0x7F);
            MAPPER.writeTree(generator, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

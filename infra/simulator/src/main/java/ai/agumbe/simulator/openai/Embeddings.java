package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Dialect;
import ai.agumbe.simulator.dialect.Inquiry;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.dialect.Order;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/embeddings}. */
public final class Embeddings implements Dialect {
    private static final int USUAL_DIMENSIONS = 16;
    private static final int MOST_DIMENSIONS = 4_096;
    private static final int MOST_INPUTS = 2_048;

    @Override
    public Order read(Inquiry inquiry) throws Misunderstood {
        JsonNode body = body(inquiry);
        if (!body.path("model").isTextual()) {
            throw new Misunderstood("model: missing (expected: a model's name)");
        }
        int dimensions = body.path("dimensions").asInt(USUAL_DIMENSIONS);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new Misunderstood("dimensions: " + dimensions + " (expected: 1 to " + MOST_DIMENSIONS + ")");
        }
        Vectors.Form form =
                "base64".equals(body.path("encoding_format").asText()) ? Vectors.Form.BASE64 : Vectors.Form.FLOATS;
        return new EmbeddingOrder(
                body.get("model").textValue(),
                body.path("sim_id").textValue(),
                inputs(body.path("input")),
                new Vectors(dimensions, form));
    }

    private static JsonNode body(Inquiry inquiry) throws Misunderstood {
        try {
            JsonNode body = Json.tree(inquiry.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            throw new Misunderstood("body: not readable as JSON (expected: a JSON object)");
        }
        throw new Misunderstood("body: not a JSON object (expected: a JSON object)");
    }

    private static List<EmbeddingInput> inputs(JsonNode input) throws Misunderstood {
        if (input.isTextual() || input.path(0).isNumber()) {
            return List.of(EmbeddingInput.of(input));
        }
        if (!input.isArray() || input.isEmpty() || input.size() > MOST_INPUTS) {
            throw new Misunderstood(
                    "input: not readable (expected: a string or 1 to " + MOST_INPUTS + " strings or token arrays)");
        }
        List<EmbeddingInput> inputs = new ArrayList<>(input.size());
        for (JsonNode one : input) {
            inputs.add(EmbeddingInput.of(one));
        }
        return inputs;
    }

    @Override
    public void error(int status, String message, JsonGenerator out) throws IOException {
        OpenAiFault.write(status, message, out);
    }
}

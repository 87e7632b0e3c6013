package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Order;
import ai.agumbe.simulator.dialect.Rendering;
import ai.agumbe.simulator.dialect.WholeReply;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs to be embedded. */
record EmbeddingOrder(String model, @Nullable String simId, List<EmbeddingInput> inputs, Vectors vectors)
        implements Order {

    @Override
    public int promptTokens() {
        return inputs.stream().mapToInt(EmbeddingInput::tokens).sum();
    }

    @Override
    public Rendering render(Script script, long seq) throws IOException {
        Usage sold = Usage.of(promptTokens(), 0);
        return WholeReply.of(script, sold, out -> list(script.usage().of(sold), out));
    }

    private void list(@Nullable Usage reported, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", "list");
        out.writeArrayFieldStart("data");
        for (int index = 0; index < inputs.size(); index++) {
            out.writeStartObject();
            out.writeStringField("object", "embedding");
            out.writeNumberField("index", index);
            out.writeFieldName("embedding");
            vectors.write(inputs.get(index), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("model", model);
        if (reported != null) {
            out.writeObjectFieldStart("usage");
            out.writeNumberField("prompt_tokens", reported.promptTokens());
            out.writeNumberField("total_tokens", reported.totalTokens());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}

package ai.agumbe.simulator.call;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Piece;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.http.Request;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The lists of models; any other name is a model too. */
final class Models {
    private static final List<String> LISTED = List.of("sim-large", "sim-small", "sim-embed");
    private static final String LIST = "/v1/models";
    private static final String ONE = "/v1/models/";

    boolean serve(Request request, Exchange exchange) {
        String path = request.path();
        Form form = request.header("anthropic-version") == null ? Models::openAiModel : Models::anthropicModel;
        if (path.equals(LIST)) {
            answer(out -> list(out, form), exchange);
        } else if (path.startsWith(ONE)) {
            String id = Request.decoded(path.substring(ONE.length()));
            answer(out -> form.write(id, out), exchange);
        } else if (path.equals("/v1beta/models")) {
            answer(Models::geminiList, exchange);
        } else if (path.startsWith(Operations.GEMINI_MODELS)) {
            String id = Request.decoded(path.substring(Operations.GEMINI_MODELS.length()));
            answer(out -> geminiModel(id, out), exchange);
        } else {
            return false;
        }
        return true;
    }

    /** How a provider shows a model. */
    @FunctionalInterface
    private interface Form {
        void write(String id, JsonGenerator out) throws IOException;
    }

    private static void answer(Json.Text body, Exchange exchange) {
        try {
            exchange.answer(ReplyHead.json(200), Piece.of(Json.bytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("models: not written to memory (expected: they always are)", e);
        }
    }

    private static void list(JsonGenerator out, Form form) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", "list");
        out.writeArrayFieldStart("data");
        for (String id : LISTED) {
            form.write(id, out);
        }
        out.writeEndArray();
        out.writeBooleanField("has_more", false);
        out.writeEndObject();
    }

    private static void openAiModel(String id, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", id);
        out.writeStringField("object", "model");
        out.writeNumberField("created", Completion.CREATED);
        out.writeStringField("owned_by", "simulator");
        out.writeEndObject();
    }

    private static void anthropicModel(String id, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "model");
        out.writeStringField("id", id);
        out.writeStringField("display_name", id);
        out.writeStringField("created_at", "2026-01-01T00:00:00Z");
        out.writeEndObject();
    }

    private static void geminiList(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("models");
        for (String id : LISTED) {
            geminiModel(id, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void geminiModel(String id, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", "models/" + id);
        out.writeStringField("displayName", id);
        out.writeArrayFieldStart("supportedGenerationMethods");
        out.writeString("generateContent");
        out.writeEndArray();
        out.writeEndObject();
    }
}

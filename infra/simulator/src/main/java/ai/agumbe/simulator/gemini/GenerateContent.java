package ai.agumbe.simulator.gemini;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.generation.Ask;
import ai.agumbe.simulator.generation.CalledTool;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.generation.Generator;
import ai.agumbe.simulator.generation.Piece;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1beta/models/{model}:generateContent} and {@code :streamGenerateContent}. */
public final class GenerateContent extends Generator {
    private final Delivery delivery;

    /** How the reply is sent: Gemini's callers say it by the path. */
    public enum Delivery {
        WHOLE,
        STREAM
    }

    public GenerateContent(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    protected Ask ask(String model) {
        Ask ask = askOf(model);
        if (delivery == Delivery.STREAM) {
            ask.streamed();
        }
        return ask;
    }

    @Override
    protected void member(String name, JsonParser value, Ask ask) throws IOException, Misunderstood {
        switch (name) {
            case "contents", "systemInstruction", "system_instruction" -> ask.prompt(value);
            case "generationConfig", "generation_config" -> Configuration.generation(value, ask);
            case "tools" -> Configuration.tools(Json.tree(value), ask);
            case "toolConfig", "tool_config" -> Configuration.toolChoice(Json.tree(value), ask);
            case "sim_id" -> ask.simId(value);
            default -> value.skipChildren();
        }
    }

    @Override
    public void error(int status, String message, JsonGenerator out) throws IOException {
        GeminiFault.write(status, message, out);
    }

    @Override
    protected void whole(Completion completion, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("candidates");
        for (int candidate = 0; candidate < completion.choices(); candidate++) {
            candidate(candidate, parts -> parts(completion, parts), finish(completion), out);
        }
        out.writeEndArray();
        end(completion, completion.reported(), out);
    }

    private static void parts(Completion completion, JsonGenerator out) throws IOException {
        if (completion.hasReasoning()) {
            thought(completion.reasoning().text(), out);
        }
        if (completion.hasText()) {
            text(completion.speech().text(), out);
        }
        for (CalledTool call : completion.calls()) {
            functionCall(call, out);
        }
    }

    private static void text(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    private static void thought(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("text", text);
        out.writeBooleanField("thought", true);
        out.writeEndObject();
    }

    private static void functionCall(CalledTool call, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("functionCall");
        out.writeStringField("id", call.id());
        out.writeStringField("name", call.name());
        out.writeFieldName("args");
        out.writeRawValue(call.arguments().text());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void candidate(int index, Json.Text parts, @Nullable String finish, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("content");
        out.writeArrayFieldStart("parts");
        parts.writeTo(out);
        out.writeEndArray();
        out.writeStringField("role", "model");
        out.writeEndObject();
        if (finish != null) {
            out.writeStringField("finishReason", finish);
        }
        out.writeNumberField("index", index);
        out.writeEndObject();
    }

    private static String finish(Completion completion) {
        return switch (completion.finish()) {
            case STOP, TOOL_CALLS -> "STOP";
            case LENGTH -> "MAX_TOKENS";
        };
    }

    private static void end(Completion completion, @Nullable Usage reported, JsonGenerator out) throws IOException {
        if (reported != null) {
            usage(reported, out);
        }
        out.writeStringField("modelVersion", completion.model());
        out.writeStringField("responseId", "sim-" + completion.seq());
        out.writeEndObject();
    }

    /** Gemini counts reasoning tokens apart from the candidates'. */
    private static void usage(Usage usage, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("usageMetadata");
        out.writeNumberField("promptTokenCount", usage.promptTokens());
        out.writeNumberField("candidatesTokenCount", usage.completionTokens() - usage.reasoningTokens());
        out.writeNumberField("totalTokenCount", usage.totalTokens());
        if (usage.cachedTokens() > 0) {
            out.writeNumberField("cachedContentTokenCount", usage.cachedTokens());
        }
        if (usage.reasoningTokens() > 0) {
            out.writeNumberField("thoughtsTokenCount", usage.reasoningTokens());
        }
        out.writeEndObject();
    }

    @Override
    protected @Nullable Usage stream(Completion completion, Events out) throws IOException {
        int tokens = 0;
        out.opened();
        for (Piece piece : completion.reasoning().pieces()) {
            event(completion, parts -> thought(piece.text(), parts), out);
            tokens += piece.tokens() * completion.choices();
            out.chunk(tokens);
        }
        for (Piece piece : completion.speech().pieces()) {
            event(completion, parts -> text(piece.text(), parts), out);
            tokens += piece.tokens() * completion.choices();
            out.chunk(tokens);
        }
        for (CalledTool call : completion.calls()) {
            event(completion, parts -> functionCall(call, parts), out);
            tokens += call.tokens() * completion.choices();
            out.chunk(tokens);
        }
        last(completion, out);
        return completion.reported();
    }

    private static void event(Completion completion, Json.Text parts, Events out) throws IOException {
        out.event(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("candidates");
            for (int candidate = 0; candidate < completion.choices(); candidate++) {
                candidate(candidate, parts, null, json);
            }
            json.writeEndArray();
            end(completion, null, json);
        });
    }

    private static void last(Completion completion, Events out) throws IOException {
        out.event(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("candidates");
            for (int candidate = 0; candidate < completion.choices(); candidate++) {
                candidate(candidate, parts -> text("", parts), finish(completion), json);
            }
            json.writeEndArray();
            end(completion, completion.reported(), json);
        });
    }
}

package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.generation.Ask;
import ai.agumbe.simulator.generation.CalledTool;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.generation.Generator;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/responses}. */
public final class Responses extends Generator {

    @Override
    protected void member(String name, JsonParser value, Ask ask) throws IOException, Misunderstood {
        switch (name) {
            case "model" -> ask.model(value);
            case "input", "instructions" -> ask.prompt(value);
            case "stream" -> ask.stream(value);
            case "max_output_tokens" -> ask.mostTokens(value);
            case "tools" -> Tools.offered(value, ask);
            case "tool_choice" -> Tools.chosen(value, ask);
            case "text" -> Tools.format(Json.tree(value).path("format"), ask);
            case "sim_id" -> ask.simId(value);
            default -> value.skipChildren();
        }
    }

    @Override
    public void error(int status, String message, JsonGenerator out) throws IOException {
        OpenAiFault.write(status, message, out);
    }

    @Override
    protected void whole(Completion completion, JsonGenerator out) throws IOException {
        response(completion, out);
    }

    /** The finished response. */
    static void response(Completion completion, JsonGenerator out) throws IOException {
        boolean cutShort = completion.finish() == Completion.Finish.LENGTH;
        start(completion, cutShort ? "incomplete" : "completed", out);
        if (cutShort) {
            out.writeObjectFieldStart("incomplete_details");
            out.writeStringField("reason", "max_output_tokens");
            out.writeEndObject();
        }
        out.writeArrayFieldStart("output");
        if (completion.hasReasoning()) {
            reasoning(completion, completion.reasoning().text(), out);
        }
        if (completion.hasText()) {
            message(completion, completion.speech().text(), out);
        }
        for (CalledTool call : completion.calls()) {
            call(call, call.arguments().text(), out);
        }
        out.writeEndArray();
        Usage reported = completion.reported();
        if (reported != null) {
            usage(reported, out);
        }
        out.writeEndObject();
    }

    /** The response while it is being generated. */
    static void begun(Completion completion, JsonGenerator out) throws IOException {
        start(completion, "in_progress", out);
        out.writeArrayFieldStart("output");
        out.writeEndArray();
        out.writeNullField("usage");
        out.writeEndObject();
    }

    private static void start(Completion completion, String status, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", "resp_sim_" + completion.seq());
        out.writeStringField("object", "response");
        out.writeNumberField("created_at", Completion.CREATED);
        out.writeStringField("status", status);
        out.writeNullField("error");
        out.writeStringField("model", completion.model());
        out.writeBooleanField("parallel_tool_calls", true);
        out.writeStringField("tool_choice", "auto");
        out.writeArrayFieldStart("tools");
        out.writeEndArray();
    }

    /** The item that holds the thoughts' summary; with no text yet it is empty. */
    static void reasoning(Completion completion, @Nullable String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "reasoning");
        out.writeStringField("id", reasoningId(completion));
        out.writeArrayFieldStart("summary");
        if (text != null) {
            summary(text, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static String reasoningId(Completion completion) {
        return "rs_sim_" + completion.seq();
    }

    static void summary(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "summary_text");
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    /** The item that holds the text; with no text yet it is in progress. */
    static void message(Completion completion, @Nullable String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "message");
        out.writeStringField("id", messageId(completion));
        out.writeStringField("status", text == null ? "in_progress" : "completed");
        out.writeStringField("role", "assistant");
        out.writeArrayFieldStart("content");
        if (text != null) {
            part(text, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static String messageId(Completion completion) {
        return "msg_sim_" + completion.seq();
    }

    static void part(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "output_text");
        out.writeStringField("text", text);
        out.writeArrayFieldStart("annotations");
        out.writeEndArray();
        out.writeEndObject();
    }

    static void call(CalledTool call, String arguments, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "function_call");
        out.writeStringField("id", itemId(call));
        out.writeStringField("call_id", call.id());
        out.writeStringField("name", call.name());
        out.writeStringField("arguments", arguments);
        out.writeStringField("status", "completed");
        out.writeEndObject();
    }

    static String itemId(CalledTool call) {
        return "fc_" + call.id();
    }

    private static void usage(Usage usage, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("usage");
        out.writeNumberField("input_tokens", usage.promptTokens());
        out.writeObjectFieldStart("input_tokens_details");
        out.writeNumberField("cached_tokens", usage.cachedTokens());
        out.writeEndObject();
        out.writeNumberField("output_tokens", usage.completionTokens());
        out.writeObjectFieldStart("output_tokens_details");
        out.writeNumberField("reasoning_tokens", usage.reasoningTokens());
        out.writeEndObject();
        out.writeNumberField("total_tokens", usage.totalTokens());
        out.writeEndObject();
    }

    @Override
    protected @Nullable Usage stream(Completion completion, Events out) throws IOException {
        new ResponseStream(completion, out).write();
        return completion.reported();
    }
}

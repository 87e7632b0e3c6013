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

/** {@code POST /v1/chat/completions}. */
public final class ChatCompletions extends Generator {
    /** Not OpenAI's own: what providers that speak its dialect call the thoughts they show. */
    static final String REASONING = "reasoning_content";

    @Override
    protected void member(String name, JsonParser value, Ask ask) throws IOException, Misunderstood {
        switch (name) {
            case "model" -> ask.model(value);
            case "messages" -> ask.prompt(value);
            case "stream" -> ask.stream(value);
            case "stream_options" -> ask.usageInStream(value);
            case "max_tokens", "max_completion_tokens" -> ask.mostTokens(value);
            case "n" -> ask.choices(value);
            case "tools" -> Tools.offered(value, ask);
            case "tool_choice" -> Tools.chosen(value, ask);
            case "response_format" -> Tools.format(Json.tree(value), ask);
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
        start(completion, "chat.completion", out);
        out.writeArrayFieldStart("choices");
        for (int choice = 0; choice < completion.choices(); choice++) {
            out.writeStartObject();
            out.writeNumberField("index", choice);
            out.writeObjectFieldStart("message");
            message(completion, out);
            out.writeEndObject();
            out.writeNullField("logprobs");
            out.writeStringField("finish_reason", finish(completion));
            out.writeEndObject();
        }
        out.writeEndArray();
        Usage reported = completion.reported();
        if (reported != null) {
            usage(reported, out);
        }
        out.writeEndObject();
    }

    static void start(Completion completion, String object, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", "chatcmpl-sim-" + completion.seq());
        out.writeStringField("object", object);
        out.writeNumberField("created", Completion.CREATED);
        out.writeStringField("model", completion.model());
        out.writeStringField("system_fingerprint", "fp_sim");
    }

    private static void message(Completion completion, JsonGenerator out) throws IOException {
        out.writeStringField("role", "assistant");
        out.writeStringField(
                "content", completion.hasText() ? completion.speech().text() : null);
        if (completion.hasReasoning()) {
            out.writeStringField(REASONING, completion.reasoning().text());
        }
        out.writeNullField("refusal");
        if (completion.calls().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("tool_calls");
        for (CalledTool call : completion.calls()) {
            out.writeStartObject();
            identity(call, call.arguments().text(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void identity(CalledTool call, String arguments, JsonGenerator out) throws IOException {
        out.writeStringField("id", call.id());
        out.writeStringField("type", "function");
        out.writeObjectFieldStart("function");
        out.writeStringField("name", call.name());
        out.writeStringField("arguments", arguments);
        out.writeEndObject();
    }

    static String finish(Completion completion) {
        return switch (completion.finish()) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
        };
    }

    static void usage(Usage usage, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("usage");
        out.writeNumberField("prompt_tokens", usage.promptTokens());
        out.writeNumberField("completion_tokens", usage.completionTokens());
        out.writeNumberField("total_tokens", usage.totalTokens());
        out.writeObjectFieldStart("prompt_tokens_details");
        out.writeNumberField("cached_tokens", usage.cachedTokens());
        out.writeEndObject();
        out.writeObjectFieldStart("completion_tokens_details");
        out.writeNumberField("reasoning_tokens", usage.reasoningTokens());
        out.writeEndObject();
        out.writeEndObject();
    }

    @Override
    protected @Nullable Usage stream(Completion completion, Events out) throws IOException {
        return new ChatStream(completion, out).write();
    }
}

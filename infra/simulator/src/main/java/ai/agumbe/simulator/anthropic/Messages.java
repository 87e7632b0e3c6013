package ai.agumbe.simulator.anthropic;

import ai.agumbe.simulator.dialect.Events;
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

/** {@code POST /v1/messages}. */
public final class Messages extends Generator {
    static final String SIGNATURE = "c2lnbmVkIGJ5IHRoZSBzaW11bGF0b3I=";

    @Override
    protected void member(String name, JsonParser value, Ask ask) throws IOException, Misunderstood {
        MessageMembers.read(name, value, ask);
    }

    @Override
    public void error(int status, String message, JsonGenerator out) throws IOException {
        AnthropicFault.write(status, message, out);
    }

    @Override
    protected void whole(Completion completion, JsonGenerator out) throws IOException {
        start(completion, out);
        out.writeArrayFieldStart("content");
        if (completion.hasReasoning()) {
            thinking(completion.reasoning().text(), SIGNATURE, out);
        }
        if (completion.hasText()) {
            text(completion.speech().text(), out);
        }
        for (CalledTool call : completion.calls()) {
            out.writeStartObject();
            toolUse(call, out);
            out.writeFieldName("input");
            out.writeRawValue(call.arguments().text());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("stop_reason", stopReason(completion));
        out.writeNullField("stop_sequence");
        Usage reported = completion.reported();
        if (reported != null) {
            out.writeObjectFieldStart("usage");
            input(reported, out);
            out.writeNumberField("output_tokens", reported.completionTokens());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void start(Completion completion, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", "msg_sim_" + completion.seq());
        out.writeStringField("type", "message");
        out.writeStringField("role", "assistant");
        out.writeStringField("model", completion.model());
    }

    static void text(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "text");
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    static void thinking(String thoughts, String signature, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "thinking");
        out.writeStringField("thinking", thoughts);
        out.writeStringField("signature", signature);
        out.writeEndObject();
    }

    static void toolUse(CalledTool call, JsonGenerator out) throws IOException {
        out.writeStringField("type", "tool_use");
        out.writeStringField("id", call.id());
        out.writeStringField("name", call.name());
    }

    static String stopReason(Completion completion) {
        return switch (completion.finish()) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
        };
    }

    /** The prompt's side of usage; Anthropic counts cached tokens apart. */
    static void input(Usage usage, JsonGenerator out) throws IOException {
        out.writeNumberField("input_tokens", usage.promptTokens() - usage.cachedTokens());
        out.writeNumberField("cache_creation_input_tokens", 0);
        out.writeNumberField("cache_read_input_tokens", usage.cachedTokens());
    }

    @Override
    protected @Nullable Usage stream(Completion completion, Events out) throws IOException {
        new MessageStream(completion, out).write();
        return completion.reported();
    }
}

package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.generation.CalledTool;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.script.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chunks of one chat completion. */
final class ChatStream {
    private final Completion completion;
    private final Events out;
    private final String before;
    private int tokens;

    ChatStream(Completion completion, Events out) throws IOException {
        this.completion = completion;
        this.out = out;
        this.before = before(completion);
    }

    @Nullable Usage write() throws IOException {
        delta(json -> {
            json.writeStringField("role", "assistant");
            json.writeStringField("content", "");
        });
        out.opened();
        for (var piece : completion.reasoning().pieces()) {
            delta(json -> json.writeStringField(ChatCompletions.REASONING, piece.text()));
            sold(piece.tokens());
        }
        for (var piece : completion.speech().pieces()) {
            delta(json -> json.writeStringField("content", piece.text()));
            sold(piece.tokens());
        }
        for (int index = 0; index < completion.calls().size(); index++) {
            call(index, completion.calls().get(index));
        }
        events(json -> {
            json.writeObjectFieldStart("delta");
            json.writeEndObject();
            json.writeStringField("finish_reason", ChatCompletions.finish(completion));
        });
        Usage told = completion.usageInStream() ? completion.reported() : null;
        if (told != null) {
            tell(told);
        }
        out.line("data: [DONE]\n\n");
        return told;
    }

    private void call(int index, CalledTool call) throws IOException {
        toolDelta(index, json -> ChatCompletions.identity(call, "", json));
        sold(1);
        for (var piece : call.arguments().pieces()) {
            toolDelta(index, json -> {
                json.writeObjectFieldStart("function");
                json.writeStringField("arguments", piece.text());
                json.writeEndObject();
            });
            sold(piece.tokens());
        }
    }

    private void toolDelta(int index, Json.Text call) throws IOException {
        delta(json -> {
            json.writeArrayFieldStart("tool_calls");
            json.writeStartObject();
            json.writeNumberField("index", index);
            call.writeTo(json);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private void delta(Json.Text members) throws IOException {
        events(json -> {
            json.writeObjectFieldStart("delta");
            members.writeTo(json);
            json.writeEndObject();
            json.writeNullField("finish_reason");
        });
    }

    /** One event for every choice. */
    private void events(Json.Text choice) throws IOException {
        for (int index = 0; index < completion.choices(); index++) {
            int number = index;
            out.event(json -> {
                json.writeRaw(before);
                json.writeStartObject();
                json.writeNumberField("index", number);
                choice.writeTo(json);
                json.writeEndObject();
                json.writeRaw(completion.usageInStream() ? "],\"usage\":null}" : "]}");
            });
        }
    }

    /** What stands before the choice in every chunk: written as JSON once, then copied. */
    private static String before(Completion completion) throws IOException {
        byte[] empty = Json.bytes(json -> {
            ChatCompletions.start(completion, "chat.completion.chunk", json);
            json.writeArrayFieldStart("choices");
            json.writeEndArray();
            json.writeEndObject();
        });
        return new String(empty, 0, empty.length - "]}".length(), StandardCharsets.UTF_8);
    }

    private void tell(Usage told) throws IOException {
        out.event(json -> {
            ChatCompletions.start(completion, "chat.completion.chunk", json);
            json.writeArrayFieldStart("choices");
            json.writeEndArray();
            ChatCompletions.usage(told, json);
            json.writeEndObject();
        });
    }

    private void sold(int more) throws IOException {
        tokens += more * completion.choices();
        out.chunk(tokens);
    }
}

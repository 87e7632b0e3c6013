package ai.agumbe.simulator.anthropic;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.generation.CalledTool;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.generation.Piece;
import ai.agumbe.simulator.generation.Speech;
import ai.agumbe.simulator.script.Usage;
import java.io.IOException;

/** The named events of one message. */
final class MessageStream {
    private final Completion completion;
    private final Events out;
    private int tokens;
    private int block;

    MessageStream(Completion completion, Events out) {
        this.completion = completion;
        this.out = out;
    }

    void write() throws IOException {
        begin();
        if (completion.hasReasoning()) {
            startBlock(json -> Messages.thinking("", "", json));
        } else if (completion.hasText()) {
            startText();
        }
        event("ping", json -> {});
        out.opened();
        if (completion.hasReasoning()) {
            thoughts();
        }
        if (completion.hasText()) {
            deltas(completion.speech(), "text_delta", "text");
            stopBlock();
        }
        for (CalledTool call : completion.calls()) {
            call(call);
        }
        end();
    }

    private void startText() throws IOException {
        startBlock(json -> Messages.text("", json));
    }

    private void thoughts() throws IOException {
        deltas(completion.reasoning(), "thinking_delta", "thinking");
        delta("signature_delta", "signature", Messages.SIGNATURE);
        stopBlock();
        if (completion.hasText()) {
            startText();
        }
    }

    private void begin() throws IOException {
        event("message_start", json -> {
            json.writeFieldName("message");
            Messages.start(completion, json);
            json.writeArrayFieldStart("content");
            json.writeEndArray();
            json.writeNullField("stop_reason");
            json.writeNullField("stop_sequence");
            Usage reported = completion.reported();
            if (reported != null) {
                json.writeObjectFieldStart("usage");
                Messages.input(reported, json);
                json.writeNumberField("output_tokens", Math.min(1, reported.completionTokens()));
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private void call(CalledTool call) throws IOException {
        startBlock(json -> {
            json.writeStartObject();
            Messages.toolUse(call, json);
            json.writeObjectFieldStart("input");
            json.writeEndObject();
            json.writeEndObject();
        });
        sold(1);
        deltas(call.arguments(), "input_json_delta", "partial_json");
        stopBlock();
    }

    private void startBlock(Json.Text content) throws IOException {
        event("content_block_start", json -> {
            json.writeNumberField("index", block);
            json.writeFieldName("content_block");
            content.writeTo(json);
        });
    }

    private void deltas(Speech speech, String type, String member) throws IOException {
        for (Piece piece : speech.pieces()) {
            delta(type, member, piece.text());
            sold(piece.tokens());
        }
    }

    private void delta(String type, String member, String value) throws IOException {
        event("content_block_delta", json -> {
            json.writeNumberField("index", block);
            json.writeObjectFieldStart("delta");
            json.writeStringField("type", type);
            json.writeStringField(member, value);
            json.writeEndObject();
        });
    }

    private void stopBlock() throws IOException {
        event("content_block_stop", json -> json.writeNumberField("index", block));
        block++;
    }

    private void end() throws IOException {
        event("message_delta", json -> {
            json.writeObjectFieldStart("delta");
            json.writeStringField("stop_reason", Messages.stopReason(completion));
            json.writeNullField("stop_sequence");
            json.writeEndObject();
            Usage reported = completion.reported();
            if (reported != null) {
                json.writeObjectFieldStart("usage");
                json.writeNumberField("output_tokens", reported.completionTokens());
                json.writeEndObject();
            }
        });
        event("message_stop", json -> {});
    }

    private void event(String type, Json.Text members) throws IOException {
        out.event(type, json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            members.writeTo(json);
            json.writeEndObject();
        });
    }

    private void sold(int more) throws IOException {
        tokens += more;
        out.chunk(tokens);
    }
}

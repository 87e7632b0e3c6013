package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.generation.CalledTool;
import ai.agumbe.simulator.generation.Completion;
import ai.agumbe.simulator.generation.Piece;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The named events of one response, numbered. */
final class ResponseStream {
    private final Completion completion;
    private final Events out;
    private int number;
    private int tokens;
    private int item;

    ResponseStream(Completion completion, Events out) {
        this.completion = completion;
        this.out = out;
    }

    void write() throws IOException {
        event("response.created", json -> response(Responses::begun, json));
        event("response.in_progress", json -> response(Responses::begun, json));
        if (completion.hasReasoning()) {
            out.opened();
            reasoning();
        }
        if (completion.hasText()) {
            openMessage();
        }
        if (!completion.hasReasoning()) {
            out.opened();
        }
        if (completion.hasText()) {
            text();
        }
        for (CalledTool call : completion.calls()) {
            call(call);
        }
        String end = completion.finish() == Completion.Finish.LENGTH ? "response.incomplete" : "response.completed";
        event(end, json -> response(Responses::response, json));
    }

    private void reasoning() throws IOException {
        event(
                "response.output_item.added",
                json -> item(reasoning -> Responses.reasoning(completion, null, reasoning), json));
        event(
                "response.reasoning_summary_part.added",
                json -> summary("part", part -> Responses.summary("", part), json));
        for (Piece piece : completion.reasoning().pieces()) {
            event(
                    "response.reasoning_summary_text.delta",
                    json -> summary("delta", delta -> delta.writeString(piece.text()), json));
            sold(piece.tokens());
        }
        String text = completion.reasoning().text();
        event("response.reasoning_summary_text.done", json -> summary("text", done -> done.writeString(text), json));
        event(
                "response.reasoning_summary_part.done",
                json -> summary("part", part -> Responses.summary(text, part), json));
        event(
                "response.output_item.done",
                json -> item(reasoning -> Responses.reasoning(completion, text, reasoning), json));
        item++;
    }

    private void summary(String member, Json.Text value, JsonGenerator json) throws IOException {
        json.writeStringField("item_id", Responses.reasoningId(completion));
        json.writeNumberField("output_index", item);
        json.writeNumberField("summary_index", 0);
        json.writeFieldName(member);
        value.writeTo(json);
    }

    private void item(Json.Text value, JsonGenerator json) throws IOException {
        json.writeNumberField("output_index", item);
        json.writeFieldName("item");
        value.writeTo(json);
    }

    private void openMessage() throws IOException {
        event("response.output_item.added", json -> {
            item(message -> Responses.message(completion, null, message), json);
        });
        event("response.content_part.added", json -> {
            part(json);
            json.writeFieldName("part");
            Responses.part("", json);
        });
    }

    private void text() throws IOException {
        for (Piece piece : completion.speech().pieces()) {
            event("response.output_text.delta", json -> {
                part(json);
                json.writeStringField("delta", piece.text());
            });
            sold(piece.tokens());
        }
        String text = completion.speech().text();
        event("response.output_text.done", json -> {
            part(json);
            json.writeStringField("text", text);
        });
        event("response.content_part.done", json -> {
            part(json);
            json.writeFieldName("part");
            Responses.part(text, json);
        });
        event("response.output_item.done", json -> {
            json.writeNumberField("output_index", item);
            json.writeFieldName("item");
            Responses.message(completion, text, json);
        });
        item++;
    }

    private void call(CalledTool call) throws IOException {
        event("response.output_item.added", json -> {
            json.writeNumberField("output_index", item);
            json.writeFieldName("item");
            Responses.call(call, "", json);
        });
        sold(1);
        for (Piece piece : call.arguments().pieces()) {
            event("response.function_call_arguments.delta", json -> {
                item(call, json);
                json.writeStringField("delta", piece.text());
            });
            sold(piece.tokens());
        }
        event("response.function_call_arguments.done", json -> {
            item(call, json);
            json.writeStringField("name", call.name());
            json.writeStringField("arguments", call.arguments().text());
        });
        event("response.output_item.done", json -> {
            json.writeNumberField("output_index", item);
            json.writeFieldName("item");
            Responses.call(call, call.arguments().text(), json);
        });
        item++;
    }

    private void part(JsonGenerator json) throws IOException {
        json.writeStringField("item_id", Responses.messageId(completion));
        json.writeNumberField("output_index", item);
        json.writeNumberField("content_index", 0);
    }

    private void item(CalledTool call, JsonGenerator json) throws IOException {
        json.writeStringField("item_id", Responses.itemId(call));
        json.writeNumberField("output_index", item);
    }

    /** How a response is shown in an event. */
    @FunctionalInterface
    private interface View {
        void write(Completion completion, JsonGenerator out) throws IOException;
    }

    private void response(View view, JsonGenerator json) throws IOException {
        json.writeFieldName("response");
        view.write(completion, json);
    }

    private void event(String type, Json.Text members) throws IOException {
        out.event(type, json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeNumberField("sequence_number", number++);
            members.writeTo(json);
            json.writeEndObject();
        });
    }

    private void sold(int more) throws IOException {
        tokens += more;
        out.chunk(tokens);
    }
}

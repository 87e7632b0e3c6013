package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.NativeResponses;
import ai.agumbe.data.surface.TurnListener;
import ai.agumbe.data.surface.TurnPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Gathers a turn as output items, and tells how each came to be. */
final class OutputItems implements TurnListener {
    /** Hears what happens to the items. */
    interface Events {
        void happened(String name, ObjectNode event);
    }

    private final ArrayNode output;
    private final Events events;
    private final StringBuilder text = new StringBuilder();
    private TurnPart part = new TurnPart.Text();
    private ObjectNode item = Json.object();
    private ArrayNode logprobs = Json.object().putArray("logprobs");
    private ArrayNode annotations = Json.object().putArray("annotations");
    private String status = "completed";

    OutputItems(ArrayNode output, Events events) {
        this.output = output;
        this.events = events;
    }

    /** What is still open was cut off. */
    void cutOff() {
        status = "incomplete";
    }

    @Override
    public void open(TurnPart opened) {
        part = opened;
        text.setLength(0);
        logprobs = Json.object().putArray("logprobs");
        annotations = Json.object().putArray("annotations");
        item = empty(opened);
        output.add(item);
        ObjectNode added = Json.object().put("output_index", index());
        events.happened("response.output_item.added", added.set("item", item.deepCopy()));
        if (opened instanceof TurnPart.Text || opened instanceof TurnPart.Refusal) {
            happened("response.content_part.added", place("content_index").set("part", contentPart()));
        }
    }

    private static ObjectNode empty(TurnPart part) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return switch (part) {
            case TurnPart.Thought(), TurnPart.HiddenThought _ -> {
                ObjectNode thought =
                        Json.object().put("id", NativeResponses.OURS + id).put("type", "reasoning");
                thought.putArray("summary");
                yield thought;
            }
            case TurnPart.Text(), TurnPart.Refusal() -> {
                ObjectNode message = Json.object()
                        .put("id", "msg_" + id)
                        .put("type", "message")
                        .put("status", "in_progress")
                        .put("role", "assistant");
                message.putArray("content");
                yield message;
            }
            case TurnPart.Call(String callId, String name, JsonNode extra) -> {
                ObjectNode call = Json.object()
                        .put("id", "fc_" + id)
                        .put("type", "function_call")
                        .put("status", "in_progress")
                        .put("call_id", callId)
                        .put("name", name)
                        .put("arguments", "");
                if (extra.isObject()) {
                    call.set("extra_content", extra);
                }
                yield call;
            }
        };
    }

    @Override
    public void more(String more, JsonNode probabilities) {
        boolean first = text.isEmpty();
        text.append(more);
        switch (part) {
            case TurnPart.Text() -> {
                ObjectNode delta = place("content_index").put("delta", more);
                ArrayNode told = delta.putArray("logprobs");
                probabilities.forEach(each -> {
                    told.add(each);
                    logprobs.add(each);
                });
                happened("response.output_text.delta", delta);
            }
            case TurnPart.Refusal() ->
                happened("response.refusal.delta", place("content_index").put("delta", more));
            case TurnPart.Thought() -> {
                if (first) {
                    happened("response.reasoning_summary_part.added", summaryPart(""));
                }
                happened(
                        "response.reasoning_summary_text.delta",
                        place("summary_index").put("delta", more));
            }
            case TurnPart.Call _ ->
                happened("response.function_call_arguments.delta", Json.object().put("delta", more));
            case TurnPart.HiddenThought _ -> {
                // only its provider can read it
            }
        }
    }

    /** What chat nests under its type stands beside it here. */
    @Override
    public void cite(JsonNode told) {
        String type = told.path("type").asText();
        ObjectNode annotation = Json.object();
        told.properties().forEach(member -> {
            if (member.getKey().equals(type) && member.getValue() instanceof ObjectNode nested) {
                annotation.setAll(nested);
            } else {
                annotation.set(member.getKey(), member.getValue());
            }
        });
        happened(
                "response.output_text.annotation.added",
                place("content_index")
                        .put("annotation_index", annotations.size())
                        .set("annotation", annotation));
        annotations.add(annotation);
    }

    @Override
    public void close(JsonNode seal) {
        String whole = text.toString();
        switch (part) {
            case TurnPart.Text() -> {
                ObjectNode done = place("content_index").put("text", whole);
                closeContent("response.output_text.done", done.set("logprobs", logprobs));
            }
            case TurnPart.Refusal() ->
                closeContent("response.refusal.done", place("content_index").put("refusal", whole));
            case TurnPart.Thought() -> closeThought(whole, seal);
            case TurnPart.HiddenThought(JsonNode block) -> seal(block);
            case TurnPart.Call(var _, String name, var _) -> {
                item.put("status", status).put("arguments", whole);
                happened(
                        "response.function_call_arguments.done",
                        Json.object().put("name", name).put("arguments", whole));
            }
        }
        ObjectNode done = Json.object().put("output_index", index());
        events.happened("response.output_item.done", done.set("item", item.deepCopy()));
    }

    private void closeContent(String name, ObjectNode done) {
        item.put("status", status).withArray("content").add(contentPart());
        happened(name, done);
        happened("response.content_part.done", place("content_index").set("part", contentPart()));
    }

    private ObjectNode contentPart() {
        if (part instanceof TurnPart.Refusal) {
            return Json.object().put("type", "refusal").put("refusal", text.toString());
        }
        ObjectNode said = Json.object().put("type", "output_text").put("text", text.toString());
        said.set("annotations", annotations.deepCopy());
        return said.set("logprobs", logprobs.deepCopy());
    }

    private void closeThought(String whole, JsonNode seal) {
        if (!whole.isEmpty()) {
            happened(
                    "response.reasoning_summary_text.done",
                    place("summary_index").put("text", whole));
            happened("response.reasoning_summary_part.done", summaryPart(whole));
            item.withArray("summary").addObject().put("type", "summary_text").put("text", whole);
        }
        if (seal.isObject()) {
            seal(seal);
        }
    }

    private void seal(JsonNode block) {
        ArrayNode blocks = Json.object().putArray("blocks");
        item.put("encrypted_content", Seal.of(blocks.add(block)));
    }

    private static ObjectNode place(String index) {
        return Json.object().put(index, 0);
    }

    private static ObjectNode summaryPart(String text) {
        ObjectNode place = place("summary_index");
        place.putObject("part").put("type", "summary_text").put("text", text);
        return place;
    }

    private void happened(String name, ObjectNode event) {
        ObjectNode placed =
                Json.object().put("item_id", item.path("id").asText()).put("output_index", index());
        placed.setAll(event);
        events.happened(name, placed);
    }

    private int index() {
        return output.size() - 1;
    }
}

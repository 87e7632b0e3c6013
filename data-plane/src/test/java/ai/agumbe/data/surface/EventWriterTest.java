package ai.agumbe.data.surface;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.messages.MessageEvents;
import ai.agumbe.data.surface.messages.MessagesForm;
import ai.agumbe.data.surface.responses.ResponseEvents;
import ai.agumbe.data.surface.responses.ResponsesForm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** However a turn is cut into chunks, its events add up to what it is as a whole, and come in a legal order. */
class EventWriterTest {
    private static Prompt asked(Surface surface) {
        return new Prompt(surface, Json.object(), "m", true, false, 9);
    }

    private static List<Event> told(EventWriter writer, RandomTurn turn) {
        List<Event> events = new ArrayList<>();
        for (Piece piece : turn.chunks()) {
            events.addAll(writer.write(piece));
        }
        events.addAll(writer.complete(RandomTurn.sold()));
        assertThat(events).allMatch(event -> event.body().path("type").asText().equals(event.name()));
        return events;
    }

    @RepeatedTest(300)
    void messagesAddUp(RepetitionInfo repetition) {
        RandomTurn turn = new RandomTurn(new Random(repetition.getCurrentRepetition()));
        Prompt prompt = asked(Surface.MESSAGES);

        List<Event> events = told(new MessageEvents(prompt), turn);

        ObjectNode whole = new MessagesForm().answer(prompt, turn.whole());
        ObjectNode message = added(events);
        assertThat(message.path("content")).isEqualTo(whole.path("content"));
        assertThat(message.path("stop_reason")).isEqualTo(whole.path("stop_reason"));
        assertThat(message.path("usage")).isEqualTo(whole.path("usage"));
    }

    /** Adds events up as Anthropic's callers do; refuses any order that they would not understand. */
    private static ObjectNode added(List<Event> events) {
        assertThat(events.getFirst().name()).isEqualTo("message_start");
        assertThat(events.getLast().name()).isEqualTo("message_stop");
        ObjectNode message = (ObjectNode) events.getFirst().body().path("message");
        ArrayNode content = message.withArray("content");
        boolean open = false;
        StringBuilder input = new StringBuilder();
        for (Event event : events.subList(1, events.size() - 1)) {
            JsonNode body = event.body();
            switch (event.name()) {
                case "content_block_start" -> {
                    assertThat(open).isFalse();
                    assertThat(body.path("index").asInt()).isEqualTo(content.size());
                    content.add(body.path("content_block"));
                    open = true;
                }
                case "content_block_delta" -> {
                    assertThat(open).isTrue();
                    assertThat(body.path("index").asInt()).isEqualTo(content.size() - 1);
                    apply(body.path("delta"), (ObjectNode) content.get(content.size() - 1), input);
                }
                case "content_block_stop" -> {
                    assertThat(open).isTrue();
                    ObjectNode block = (ObjectNode) content.get(content.size() - 1);
                    if (block.path("type").asText().equals("tool_use")) {
                        block.set("input", Json.readObject(input.toString().getBytes(StandardCharsets.UTF_8)));
                    }
                    input.setLength(0);
                    open = false;
                }
                default -> {
                    assertThat(event.name()).isEqualTo("message_delta");
                    assertThat(event).isSameAs(events.get(events.size() - 2));
                    message.setAll((ObjectNode) body.path("delta"));
                    message.set("usage", body.path("usage"));
                }
            }
        }
        assertThat(open).isFalse();
        return message;
    }

    private static void apply(JsonNode delta, ObjectNode block, StringBuilder input) {
        switch (delta.path("type").asText()) {
            case "text_delta" -> append(block, "text", delta);
            case "thinking_delta" -> append(block, "thinking", delta);
            case "signature_delta" -> append(block, "signature", delta);
            default -> input.append(delta.path("partial_json").textValue());
        }
    }

    private static void append(ObjectNode block, String member, JsonNode delta) {
        block.put(member, block.path(member).asText() + delta.path(member).textValue());
    }

    @RepeatedTest(300)
    void responsesAddUp(RepetitionInfo repetition) {
        RandomTurn turn = new RandomTurn(new Random(repetition.getCurrentRepetition()));
        Prompt prompt = asked(Surface.RESPONSES);

        List<Event> events = told(new ResponseEvents(prompt), turn);

        ObjectNode whole = new ResponsesForm().answer(prompt, turn.whole());
        JsonNode response = events.getLast().body().path("response");
        assertThat(events.getLast().name())
                .isEqualTo("response." + response.path("status").asText());
        assertThat(withoutIds(response.path("output"))).isEqualTo(withoutIds(whole.path("output")));
        assertThat(response.path("usage")).isEqualTo(whole.path("usage"));
        assertThat(response.path("status")).isEqualTo(whole.path("status"));
        assertThat(items(events)).isEqualTo(response.path("output"));
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).body().path("sequence_number").asInt(-1)).isEqualTo(i);
        }
    }

    private static JsonNode withoutIds(JsonNode output) {
        ArrayNode copy = output.deepCopy();
        copy.forEach(item -> ((ObjectNode) item).remove("id"));
        return copy;
    }

    /** The items as they are told to be done; what their deltas said must add up to them. */
    private static ArrayNode items(List<Event> events) {
        ArrayNode done = Json.object().putArray("items");
        String open = "";
        StringBuilder said = new StringBuilder();
        for (Event event : events.subList(2, events.size() - 1)) {
            JsonNode body = event.body();
            assertThat(body.path("output_index").asInt(-1)).isEqualTo(done.size());
            switch (event.name()) {
                case "response.output_item.added" -> {
                    assertThat(open).isEmpty();
                    open = body.at("/item/id").asText();
                    said.setLength(0);
                }
                case "response.output_item.done" -> {
                    assertThat(body.at("/item/id").asText()).isEqualTo(open);
                    assertThat(text(body.path("item"))).isEqualTo(said.toString());
                    done.add(body.path("item"));
                    open = "";
                }
                default -> {
                    assertThat(body.path("item_id").asText()).isEqualTo(open);
                    said.append(
                            event.name().endsWith(".delta") ? body.path("delta").textValue() : "");
                }
            }
        }
        assertThat(open).isEmpty();
        return done;
    }

    private static String text(JsonNode item) {
        return item.path("arguments").asText("")
                + item.at("/content/0/text").asText("")
                + item.at("/summary/0/text").asText("");
    }
}

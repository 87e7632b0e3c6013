package ai.agumbe.data.screen;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.TextSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams in the shape of Anthropic's messages and OpenAI's Responses say what the whole answer would have said. */
class ScreenedEventsTest {
    private static final String TEXT = ScreenedStreamTest.TEXT;
    private static final String ARGUMENTS = ScreenedStreamTest.ARGUMENTS;
    private static final String THOUGHT = "I think of jane.doe@example.com, then of 1987.";

    private static final String WHOLE = screening().output().text(TEXT, TextSource.CALLER);
    private static final String WHOLE_ARGUMENTS = screening().output().json(ARGUMENTS, TextSource.CALLER);
    private static final String WHOLE_THOUGHT = screening().output().text(THOUGHT, TextSource.THOUGHT);

    private static Screening screening() {
        return ScreenedStreamTest.screening();
    }

    @Test
    void everySplitOfAMessageSaysTheSame() {
        for (int cut = 1; cut < TEXT.length(); cut++) {
            List<String> halves = List.of(TEXT.substring(0, cut), TEXT.substring(cut));
            assertThat(joined(message(List.of(THOUGHT), halves, List.of(ARGUMENTS)), 1, "text"))
                    .as("cut at " + cut)
                    .isEqualTo(WHOLE);
        }
        for (int cut = 1; cut < ARGUMENTS.length(); cut++) {
            List<String> halves = List.of(ARGUMENTS.substring(0, cut), ARGUMENTS.substring(cut));
            assertThat(joined(message(List.of(THOUGHT), List.of(TEXT), halves), 2, "partial_json"))
                    .as("cut at " + cut)
                    .isEqualTo(WHOLE_ARGUMENTS);
        }
    }

    @Test
    void randomPiecesOfAMessageSayTheSameInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<JsonNode> out = message(
                    ScreenedStreamTest.pieces(THOUGHT, random),
                    ScreenedStreamTest.pieces(TEXT, random),
                    ScreenedStreamTest.pieces(ARGUMENTS, random));

            assertThat(joined(out, 0, "thinking")).isEqualTo(WHOLE_THOUGHT);
            assertThat(joined(out, 1, "text")).isEqualTo(WHOLE);
            assertThat(joined(out, 2, "partial_json")).isEqualTo(WHOLE_ARGUMENTS);
            assertThat(out.stream().map(event -> event.path("index").asInt(-1)).filter(index -> index >= 0))
                    .isSorted();
            assertThat(types(out)).startsWith("message_start").endsWith("message_delta", "message_stop");
            int sealed = at(out, "signature_delta");
            assertThat(lastDelta(out, 0, "thinking")).isLessThan(sealed);
        }
    }

    @Test
    void randomPiecesOfAResponseSayTheSameEverywhere() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            List<JsonNode> out =
                    response(ScreenedStreamTest.pieces(TEXT, random), ScreenedStreamTest.pieces(ARGUMENTS, random));

            assertThat(deltas(out, "response.output_text.delta")).isEqualTo(WHOLE);
            assertThat(deltas(out, "response.function_call_arguments.delta")).isEqualTo(WHOLE_ARGUMENTS);
            assertThat(of(out, "response.output_text.done").path("text").asText())
                    .isEqualTo(WHOLE);
            assertThat(of(out, "response.content_part.done").at("/part/text").asText())
                    .isEqualTo(WHOLE);
            assertThat(of(out, "response.function_call_arguments.done")
                            .path("arguments")
                            .asText())
                    .isEqualTo(WHOLE_ARGUMENTS);
            JsonNode output = of(out, "response.completed").at("/response/output");
            assertThat(output.at("/0/content/0/text").asText()).isEqualTo(WHOLE);
            assertThat(output.at("/1/arguments").asText()).isEqualTo(WHOLE_ARGUMENTS);
            assertThat(out.toString()).doesNotContain("jane.doe", "4111").doesNotContain("\"token\"");
            for (int at = 0; at < out.size(); at++) {
                assertThat(out.get(at).path("sequence_number").asInt()).isEqualTo(at);
            }
        }
    }

    @Test
    void whatComesAtOnceIsReadToo() {
        List<JsonNode> message = out(
                Surface.MESSAGES,
                List.of(
                        json("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\","
                                + "\"input\":{\"to\":\"jane.doe@example.com\",\"card\":4111111111111111}}}"),
                        json("{\"type\":\"content_block_stop\",\"index\":0}"),
                        json("{\"type\":\"message_stop\"}")));
        assertThat(message.getFirst().at("/content_block/input").toString())
                .isEqualTo("{\"to\":\"[REDACTED_EMAIL]\",\"card\":\"[REDACTED_CARD]\"}");

        List<JsonNode> response = out(
                Surface.RESPONSES,
                List.of(
                        json(
                                "{\"type\":\"response.completed\",\"sequence_number\":4,\"response\":{\"output\":[{\"type\":"
                                        + "\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"jane.doe@example.com\"}]}]}}")));
        assertThat(response.getFirst().at("/response/output/0/content/0/text").asText())
                .startsWith("[REDACTED");
        assertThat(response.getFirst().path("sequence_number").asInt()).isEqualTo(4);
    }

    private static List<JsonNode> message(List<String> thoughts, List<String> texts, List<String> arguments) {
        List<ObjectNode> events = new ArrayList<>();
        events.add(json("{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}"));
        block(events, 0, "{\"type\":\"thinking\",\"thinking\":\"\"}", "thinking_delta", "thinking", thoughts);
        ObjectNode stop = events.removeLast();
        ObjectNode seal = json("{\"type\":\"content_block_delta\",\"index\":0}");
        seal.putObject("delta").put("type", "signature_delta").put("signature", "s");
        events.add(seal);
        events.add(stop);
        block(events, 1, "{\"type\":\"text\",\"text\":\"\"}", "text_delta", "text", texts);
        block(events, 2, "{\"type\":\"tool_use\",\"input\":{}}", "input_json_delta", "partial_json", arguments);
        events.add(json("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}"));
        events.add(json("{\"type\":\"message_stop\"}"));
        return out(Surface.MESSAGES, events);
    }

    private static void block(
            List<ObjectNode> events, int index, String start, String type, String member, List<String> pieces) {
        ObjectNode begun = json("{\"type\":\"content_block_start\",\"index\":" + index + "}");
        events.add(begun.set("content_block", json(start)));
        for (String piece : pieces) {
            ObjectNode delta = json("{\"type\":\"content_block_delta\",\"index\":" + index + "}");
            delta.putObject("delta").put("type", type).put(member, piece);
            events.add(delta);
        }
        events.add(json("{\"type\":\"content_block_stop\",\"index\":" + index + "}"));
    }

    private static List<JsonNode> response(List<String> texts, List<String> arguments) {
        List<ObjectNode> events = new ArrayList<>();
        events.add(json("{\"type\":\"response.created\",\"response\":{\"output\":[]}}"));
        for (String piece : texts) {
            ObjectNode delta = json("{\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":0,"
                    + "\"obfuscation\":\"x\"}");
            delta.putArray("logprobs").addObject().put("token", piece);
            events.add(delta.put("delta", piece));
        }
        ObjectNode part = json("{\"type\":\"output_text\"}").put("text", TEXT);
        ObjectNode item = json("{\"type\":\"message\",\"role\":\"assistant\"}");
        item.putArray("content").add(part.deepCopy());
        ObjectNode call = json("{\"type\":\"function_call\",\"name\":\"f\"}").put("arguments", ARGUMENTS);
        events.add(json("{\"type\":\"response.output_text.done\",\"output_index\":0,\"content_index\":0}")
                .put("text", TEXT));
        events.add(json("{\"type\":\"response.content_part.done\",\"output_index\":0,\"content_index\":0}")
                .set("part", part));
        events.add(json("{\"type\":\"response.output_item.done\",\"output_index\":0}")
                .set("item", item.deepCopy()));
        for (String piece : arguments) {
            events.add(json("{\"type\":\"response.function_call_arguments.delta\",\"output_index\":1}")
                    .put("delta", piece));
        }
        events.add(json("{\"type\":\"response.function_call_arguments.done\",\"output_index\":1}")
                .put("arguments", ARGUMENTS));
        events.add(json("{\"type\":\"response.output_item.done\",\"output_index\":1}")
                .set("item", call.deepCopy()));
        ObjectNode completed = json("{\"type\":\"response.completed\"}");
        completed.putObject("response").putArray("output").add(item).add(call);
        events.add(completed);
        for (int at = 0; at < events.size(); at++) {
            events.get(at).put("sequence_number", at);
        }
        return out(Surface.RESPONSES, events);
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String joined(List<JsonNode> events, int index, String member) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events) {
            if (event.path("index").asInt(-1) == index) {
                text.append(event.path("delta").path(member).asText(""));
            }
        }
        return text.toString();
    }

    private static int lastDelta(List<JsonNode> events, int index, String member) {
        int last = -1;
        for (int at = 0; at < events.size(); at++) {
            boolean said = events.get(at).path("delta").has(member);
            last = said && events.get(at).path("index").asInt() == index ? at : last;
        }
        return last;
    }

    private static int at(List<JsonNode> events, String deltaType) {
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).at("/delta/type").asText().equals(deltaType)) {
                return at;
            }
        }
        throw new AssertionError("no " + deltaType);
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    private static String deltas(List<JsonNode> events, String type) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events) {
            if (event.path("type").asText().equals(type)) {
                text.append(event.path("delta").asText());
            }
        }
        return text.toString();
    }

    private static JsonNode of(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> out(Surface surface, List<ObjectNode> events) {
        List<JsonNode> out = new ArrayList<>();
        AnswerStream stream = ScreenedStream.of(new Told(events.iterator()), surface, screening());
        for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
            out.add(((Piece.Native) piece).body());
        }
        return out;
    }

    private record Told(Iterator<ObjectNode> events) implements AnswerStream {
        @Override
        public @Nullable Piece next() {
            if (!events.hasNext()) {
                return null;
            }
            ObjectNode event = events.next().deepCopy();
            return new Piece.Native(event.path("type").asText(), event);
        }

        @Override
        public Usage usage() {
            return Usage.estimated(0, 0);
        }

        @Override
        public void close() {}
    }
}

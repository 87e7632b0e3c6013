package ai.agumbe.data.screen;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.PolicyReader;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.TextSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a streaming caller gets is what a whole answer would have been, wherever it was cut. */
class ScreenedStreamTest {
    private static final String KEY = "ghp_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW11ySowm";
    static final String TEXT = "Mail jane.doe@example.com or pay 4111 1111 1111 1111 – key " + KEY
            + ". About Insider\nTrading 😀. amFuZS5kb2VAZXhhbXBsZS5jb20= The moon opened in 1987. Fin";
    static final String ARGUMENTS =
            "{\"to\": [\"j\\u0061ne.doe@example.com\", \"\\ud83d\\ude00\"], \"card\": 4111111111111111,"
                    + " \"n\": -1.5e3, \"ok\": true, \"q\": \"a\\\"b\\\\\"}";

    static Screening screening() {
        Screen screen = new Screen(PolicyReader.read(Map.of(
                "pii", "redact",
                "secrets", "redact",
                "groundedness", "redact",
                "outputSafety", "detect",
                "deniedTopics", "redact",
                "deniedTopicsList", List.of("insider trading"))));
        return new Screening(screen, List.of("Mail or pay key about. Ask jane at example.com"));
    }

    private static final String WHOLE = screening().output().text(TEXT, TextSource.CALLER);
    private static final String WHOLE_ARGUMENTS = screening().output().json(ARGUMENTS, TextSource.CALLER);

    @Test
    void theWholeAnswerIsWhatItShouldBe() {
        assertThat(WHOLE)
                .contains("[REDACTED_UNGROUNDED_CONTENT]")
                .doesNotContain("jane.doe", "4111", KEY, "amFuZ", "1987")
                .endsWith(" Fin");
        assertThat(WHOLE_ARGUMENTS)
                .isEqualTo("{\"to\": [\"[REDACTED_EMAIL]\", \"😀\"], \"card\": \"[REDACTED_CARD]\","
                        + " \"n\": -1.5e3, \"ok\": true, \"q\": \"a\\\"b\\\\\"}");
        assertThat(Json.readObject(WHOLE_ARGUMENTS.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Test
    void everySplitInTwoGivesTheSame() {
        for (int cut = 1; cut < TEXT.length(); cut++) {
            assertThat(content(List.of(TEXT.substring(0, cut), TEXT.substring(cut))))
                    .as("cut at " + cut)
                    .isEqualTo(WHOLE);
        }
        for (int cut = 1; cut < ARGUMENTS.length(); cut++) {
            assertThat(arguments(List.of(ARGUMENTS.substring(0, cut), ARGUMENTS.substring(cut))))
                    .as("cut at " + cut)
                    .isEqualTo(WHOLE_ARGUMENTS);
        }
    }

    @Test
    void manyRandomPiecesOfSeveralChoicesGiveTheSame() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            List<Iterator<String>> choices = new ArrayList<>();
            for (int choice = 0; choice < 3; choice++) {
                choices.add(pieces(TEXT, random).iterator());
            }
            List<ObjectNode> chunks = new ArrayList<>();
            while (choices.stream().anyMatch(Iterator::hasNext)) {
                int choice = random.nextInt(choices.size());
                if (choices.get(choice).hasNext()) {
                    chunks.add(
                            chunk(choice, delta("content", choices.get(choice).next()), null));
                }
            }
            for (int choice = 0; choice < 3; choice++) {
                chunks.add(chunk(choice, Json.object(), "stop"));
            }
            Map<Integer, String> texts = texts(chunks);
            assertThat(texts.values()).as("round " + round).containsOnly(WHOLE);
            assertThat(arguments(pieces(ARGUMENTS, random))).isEqualTo(WHOLE_ARGUMENTS);
        }
    }

    @Test
    void oneKindOfTextEndsWhereAnotherBegins() {
        List<ObjectNode> chunks = List.of(
                chunk(0, delta("reasoning_content", "I think of jane.doe@"), null),
                chunk(0, delta("reasoning_content", "example.com"), null),
                chunk(0, delta("content", "Ask jane@example.com"), null),
                chunk(0, call("{\"a\":\"x\"}"), null),
                chunk(0, Json.object(), "tool_calls"));

        List<JsonNode> out = out(chunks);

        assertThat(joined(out, "reasoning_content")).isEqualTo("I think of [REDACTED_EMAIL]");
        assertThat(joined(out, "content")).isEqualTo("Ask [REDACTED_EMAIL]");
        assertThat(out.get(3).at("/choices/0/delta/content").asText())
                .as("before or with the call, not after it")
                .isEqualTo("Ask [REDACTED_EMAIL]");
    }

    @Test
    void nothingIsLostOfAStreamWithoutAFinish() {
        assertThat(texts(List.of(chunk(0, delta("content", "Ask jane@example.com"), null))))
                .containsEntry(0, "Ask [REDACTED_EMAIL]");
    }

    static List<String> pieces(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String content(List<String> pieces) {
        List<ObjectNode> chunks = new ArrayList<>();
        pieces.forEach(piece -> chunks.add(chunk(0, delta("content", piece), null)));
        chunks.add(chunk(0, Json.object(), "stop"));
        return texts(chunks).getOrDefault(0, "");
    }

    private static String arguments(List<String> pieces) {
        List<ObjectNode> chunks = new ArrayList<>();
        pieces.forEach(piece -> chunks.add(chunk(0, call(piece), null)));
        chunks.add(chunk(0, Json.object(), "tool_calls"));
        StringBuilder arguments = new StringBuilder();
        out(chunks)
                .forEach(chunk -> arguments.append(chunk.at("/choices/0/delta/tool_calls/0/function/arguments")
                        .asText("")));
        return arguments.toString();
    }

    private static Map<Integer, String> texts(List<ObjectNode> chunks) {
        Map<Integer, String> texts = new TreeMap<>();
        for (JsonNode chunk : out(chunks)) {
            for (JsonNode choice : chunk.path("choices")) {
                texts.merge(
                        choice.path("index").asInt(),
                        choice.at("/delta/content").asText(""),
                        String::concat);
            }
        }
        return texts;
    }

    private static String joined(List<JsonNode> chunks, String name) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(
                chunk -> text.append(chunk.at("/choices/0/delta").path(name).asText("")));
        return text.toString();
    }

    private static ObjectNode delta(String name, String text) {
        return Json.object().put(name, text);
    }

    private static ObjectNode call(String arguments) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .putObject("function")
                .put("arguments", arguments);
        return delta;
    }

    private static ObjectNode chunk(int choice, ObjectNode delta, @Nullable String finish) {
        ObjectNode chunk = Json.object().put("id", "c");
        chunk.putArray("choices")
                .addObject()
                .put("index", choice)
                .put("finish_reason", finish)
                .set("delta", delta);
        return chunk;
    }

    private static List<JsonNode> out(List<ObjectNode> chunks) {
        List<JsonNode> out = new ArrayList<>();
        AnswerStream stream = ScreenedStream.of(new Told(chunks.iterator()), Surface.CHAT_COMPLETIONS, screening());
        for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
            out.add(((Piece.Chunk) piece).body());
        }
        return out;
    }

    private record Told(Iterator<ObjectNode> chunks) implements AnswerStream {
        @Override
        public @Nullable Piece next() {
            return chunks.hasNext() ? new Piece.Chunk(chunks.next().deepCopy()) : null;
        }

        @Override
        public Usage usage() {
            return Usage.estimated(0, 0);
        }

        @Override
        public void close() {}
    }
}

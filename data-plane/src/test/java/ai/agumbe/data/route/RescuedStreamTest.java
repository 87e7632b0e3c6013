package ai.agumbe.data.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However streams are cut, and wherever they break, the caller sees the answer once, or its beginning and the error. */
class RescuedStreamTest {
    private static final Failure BROKE = Failure.of(Fault.BROKEN, "it broke");
    private static final String ALPHABET = "abc é漢😀 \n\"{";

    private final Trail trail = new Trail();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    /** One more of everything that a choice can say. */
    private record Said(String reasoning, String content, List<String> arguments) {
        static Said random(Random random) {
            List<String> arguments = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                arguments.add("{\"x\":\"" + text(random, 6) + "\"}");
            }
            return new Said(text(random, random.nextInt(3) * 8), text(random, 30), arguments);
        }

        private static String text(Random random, int most) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                int at = ALPHABET.offsetByCodePoints(0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())));
                text.appendCodePoint(ALPHABET.codePointAt(at));
            }
            return text.toString();
        }

        /** The same but for one character somewhere; null when it says nothing. */
        @Nullable Said altered(Random random) {
            if (!content.isEmpty()) {
                int at = random.nextInt(content.length());
                if (!Character.isSurrogate(content.charAt(at))) {
                    return new Said(reasoning, content.substring(0, at) + "#" + content.substring(at + 1), arguments);
                }
            }
            return null;
        }
    }

    /** What a provider of that name sends for these choices, cut at random. */
    private static List<Piece> told(String provider, List<Said> choices, Random random) {
        List<List<String>> each = new ArrayList<>();
        for (int choice = 0; choice < choices.size(); choice++) {
            each.add(deltas(provider, choices.get(choice), random));
        }
        List<Piece> pieces = new ArrayList<>();
        while (each.stream().anyMatch(deltas -> !deltas.isEmpty())) {
            int choice = random.nextInt(each.size());
            if (!each.get(choice).isEmpty()) {
                pieces.add(chunk(provider, choice, each.get(choice).removeFirst()));
            }
        }
        return pieces;
    }

    private static List<String> deltas(String provider, Said said, Random random) {
        List<String> deltas = new ArrayList<>();
        deltas.add("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
        for (String part : cut(said.reasoning(), random)) {
            deltas.add("\"delta\":{\"reasoning_content\":" + quoted(part) + "}");
        }
        for (String part : cut(said.content(), random)) {
            deltas.add("\"delta\":{\"content\":" + quoted(part) + ",\"refusal\":null}");
        }
        for (int i = 0; i < said.arguments().size(); i++) {
            deltas.add("\"delta\":{\"tool_calls\":[{\"index\":" + i + ",\"id\":\"" + provider + i
                    + "\",\"type\":\"function\",\"function\":{\"name\":\"f" + i + "\",\"arguments\":\"\"}}]}");
            for (String part : cut(said.arguments().get(i), random)) {
                deltas.add("\"delta\":{\"tool_calls\":[{\"index\":" + i + ",\"function\":{\"arguments\":" + quoted(part)
                        + "}}]}");
            }
        }
        deltas.add("\"delta\":{},\"finish_reason\":\"stop\"");
        return deltas;
    }

    private static List<String> cut(String text, Random random) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int points = 1 + random.nextInt(5);
            int end = at;
            while (points-- > 0 && end < text.length()) {
                end += Character.charCount(text.codePointAt(end));
            }
            parts.add(text.substring(at, end));
            at = end;
        }
        return parts;
    }

    private static String quoted(String text) {
        return new String(Json.write(Json.object().textNode(text)), StandardCharsets.UTF_8);
    }

    private static Piece chunk(String provider, int choice, String rest) {
        String json = "{\"id\":\"" + provider + "\",\"created\":" + provider.length() + ",\"choices\":[{\"index\":"
                + choice + "," + rest + "}]}";
        return new Piece.Chunk(Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
    }

    private RescuedStream rescued(TalkedStream... streams) {
        ArrayDeque<TalkedStream> left = new ArrayDeque<>(List.of(streams));
        RoutedCall call = Calls.streaming(trail);
        TalkedStream first = left.removeFirst();
        trail.won(routed(first));
        return new RescuedStream(
                first,
                failure -> Optional.ofNullable(left.poll()).map(next -> {
                    trail.won(routed(next));
                    return routed(next);
                }),
                call,
                metrics);
    }

    private static Routed<AnswerStream> routed(TalkedStream stream) {
        return new Routed<>(stream, Targets.target("m", 1, 1), null, System.nanoTime());
    }

    /** What a caller gathers of a stream, by where it stands; {@code error} stands for its error. */
    private static Map<String, String> gathered(RescuedStream stream) {
        Map<String, String> gathered = new TreeMap<>();
        try {
            for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
                ObjectNode body = ((Piece.Chunk) piece).body();
                assertThat(body.path("choices")).isNotEmpty();
                gathered.merge("id", body.path("id").asText(), (one, other) -> one.equals(other) ? one : one + other);
                for (JsonNode choice : body.path("choices")) {
                    gather(choice, "", "#" + choice.path("index").asInt(), gathered);
                }
            }
        } catch (BrokenStreamException broken) {
            gathered.put("error", String.valueOf(broken.getMessage()));
        }
        return gathered;
    }

    private static void gather(JsonNode node, String name, String path, Map<String, String> into) {
        if (node.isTextual()) {
            into.merge(path + "." + name, node.textValue(), String::concat);
        }
        for (var member : node.properties()) {
            gather(member.getValue(), member.getKey(), path, into);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            gather(node.get(i), name, path + "/" + node.get(i).path("index").asInt(), into);
        }
    }

    private static Map<String, String> asTold(List<Piece> pieces) {
        Trail unused = new Trail();
        return gathered(new RescuedStream(
                new TalkedStream(pieces, null),
                failure -> Optional.empty(),
                Calls.streaming(unused),
                new SimpleMeterRegistry()));
    }

    @Test
    void whereverAStreamBreaksTheCallerSeesTheWholeAnswerOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<Said> choices = choices(random);
            Map<String, String> whole = asTold(told("one", choices, new Random(seed + round)));
            int length = told("one", choices, new Random(seed + round)).size();
            for (int cut = 0; cut <= length; cut++) {
                List<Piece> first =
                        told("one", choices, new Random(seed + round)).subList(0, cut);
                List<Piece> second = told("second", choices, random);
                int secondCut = random.nextInt(second.size() + 1);

                Map<String, String> seen = gathered(rescued(
                        new TalkedStream(first, BROKE),
                        new TalkedStream(second.subList(0, secondCut), BROKE),
                        new TalkedStream(told("last", choices, random), null)));

                String which = "seed " + seed + ", round " + round + ", cut " + cut + ", then " + secondCut;
                assertThat(sameBut(seen, first)).as(which).isEqualTo(sameBut(whole, first));
            }
        }
    }

    /** Without what names the answer and its calls: that is of whoever told it first. */
    private static Map<String, String> sameBut(Map<String, String> seen, List<Piece> first) {
        TreeMap<String, String> same = new TreeMap<>(seen);
        if (!first.isEmpty()) {
            assertThat(same).containsEntry("id", "one");
        }
        same.keySet().removeIf(path -> path.equals("id") || path.endsWith(".id"));
        return same;
    }

    private static List<Said> choices(Random random) {
        List<Said> choices = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            choices.add(Said.random(random));
        }
        return choices;
    }

    @Test
    void aStreamThatDisagreesEndsItWhereItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int disagreed = 0;
        for (int round = 0; round < 2_000; round++) {
            Said said = Said.random(random);
            Said altered = said.altered(random);
            if (altered == null) {
                continue;
            }
            List<Piece> first = told("one", List.of(said), random);
            List<Piece> shown = first.subList(0, random.nextInt(first.size()));
            String before = asTold(List.copyOf(shown).stream()
                            .map(piece -> (Piece)
                                    new Piece.Chunk(((Piece.Chunk) piece).body().deepCopy()))
                            .toList())
                    .getOrDefault("#0.content", "");

            Map<String, String> seen = gathered(rescued(
                    new TalkedStream(shown, BROKE), new TalkedStream(told("two", List.of(altered), random), null)));

            String content = seen.getOrDefault("#0.content", "");
            boolean differs = !altered.content().startsWith(before);
            assertThat(seen.containsKey("error"))
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(differs);
            assertThat(content).isEqualTo(differs ? before : altered.content());
            disagreed += differs ? 1 : 0;
        }
        assertThat(disagreed).isGreaterThan(100);
        assertThat(metrics.counter("agumbe.stream.rescues", "outcome", "disagreed")
                        .count())
                .isEqualTo(disagreed);
    }

    @Test
    void anAnswerThatIsShorterOrCallsSomethingElseDisagrees() {
        assertThat(afterBreak("{\"content\":\"Hello you\"}", "{\"content\":\"Hello\"}"))
                .containsEntry("error", "it broke");
        assertThat(afterBreak("{\"content\":\"Hello\"}", "{\"content\":\"\"}")).containsEntry("error", "it broke");
        String call =
                "{\"tool_calls\":[{\"index\":0,\"id\":\"x\",\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}]}";
        assertThat(afterBreak(call.formatted("f", "{"), call.formatted("g", "{}")))
                .containsEntry("error", "it broke");
        assertThat(afterBreak(call.formatted("f", "{"), "{\"content\":\"No call\"}"))
                .containsEntry("error", "it broke")
                .doesNotContainKey("#0.content");
        assertThat(afterBreak("{\"reasoning_content\":\"Hm\"}", "{\"content\":\"At once\"}"))
                .containsEntry("error", "it broke")
                .doesNotContainKey("#0.content");
        assertThat(afterBreak(call.formatted("f", "{"), call.formatted("f", "{}")))
                .doesNotContainKey("error")
                .containsEntry("#0/0.arguments", "{}")
                .containsEntry("#0/0.id", "x");
    }

    private Map<String, String> afterBreak(String shown, String again) {
        return gathered(rescued(
                new TalkedStream(List.of(chunk("one", 0, "\"delta\":" + shown)), BROKE),
                new TalkedStream(
                        List.of(
                                chunk("two", 0, "\"delta\":" + again),
                                chunk("two", 0, "\"delta\":{},\"finish_reason\":\"stop\"")),
                        null)));
    }

    @Test
    void whatCannotBeComparedIsNotRescued() {
        Piece audio = chunk("one", 0, "\"delta\":{\"audio\":{\"data\":\"AAAA\"}}");
        Piece odds = chunk("one", 0, "\"delta\":{\"content\":\"a\"},\"logprobs\":{\"content\":[]}");
        Piece ofItsOwn = new Piece.Native("x", Json.object());
        Piece endless =
                chunk("one", 0, "\"delta\":{\"content\":\"" + "a".repeat(ShownAnswer.MOST_CHARACTERS + 1) + "\"}");
        for (Piece piece : List.of(audio, odds, ofItsOwn, endless)) {
            TalkedStream second = new TalkedStream(List.of(), null);
            RescuedStream stream = rescued(new TalkedStream(List.of(piece), BROKE), second);

            assertThat(stream.next()).isSameAs(piece);
            assertThatThrownBy(stream::next).isInstanceOf(BrokenStreamException.class);
            assertThat(trail.tries()).isEmpty();
        }
    }

    @Test
    void theFirstStreamPassesAsItIs() {
        ObjectNode odd = Json.readObject(
                "{\"id\":\"1\",\"x\":1.50,\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}}]}"
                        .getBytes(StandardCharsets.UTF_8));
        RescuedStream stream = rescued(
                new TalkedStream(List.of(new Piece.Chunk(odd.deepCopy()), new Piece.Chunk(odd.deepCopy())), null));

        assertThat(stream.next()).isEqualTo(new Piece.Chunk(odd));
        assertThat(stream.next()).isEqualTo(new Piece.Chunk(odd));
        assertThat(stream.next()).isNull();
    }

    @Test
    void bothAttemptsAreOnTheTrailAndTheLostOneIsClosed() {
        TalkedStream first = new TalkedStream(List.of(chunk("one", 0, "\"delta\":{\"content\":\"a\"}")), BROKE);
        Piece end = chunk("two", 0, "\"delta\":{\"content\":\"ab\"},\"finish_reason\":\"stop\"");
        RescuedStream stream = rescued(first, new TalkedStream(List.of(end), null));
        gathered(stream);
        trail.ended(Try.ANSWERED, stream.usage());

        assertThat(first.closed).isTrue();
        assertThat(trail.tries()).extracting(Try::outcome).containsExactly("broken", Try.ANSWERED);
        assertThat(trail.tries())
                .extracting(made -> made.sold().tokens().completion())
                .containsExactly(1L, 1L);
        assertThat(metrics.counter("agumbe.stream.rescues", "outcome", "agreed").count())
                .isOne();
    }

    @Test
    void nobodyIsAskedForACallerWhoLeft() {
        Failure left = Failure.of(Fault.CANCELLED, "the caller hung up");
        RescuedStream stream = rescued(
                new TalkedStream(List.of(), left), new TalkedStream(List.of(chunk("two", 0, "\"delta\":{}")), null));

        assertThatThrownBy(stream::next)
                .isInstanceOfSatisfying(
                        BrokenStreamException.class,
                        broken -> assertThat(broken.failure()).isEqualTo(left));
    }
}

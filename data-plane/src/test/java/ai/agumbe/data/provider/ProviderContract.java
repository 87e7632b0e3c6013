package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every provider must do, whatever its dialect; a provider is finished when its subclass passes. */
public abstract class ProviderContract {
    /** What the text fixtures say. */
    protected static final String TEXT = "Grüße an 東京 👋";

    private static final String PICTURE = "iVBORw0KGgo=";
    private static final String ASK = "{\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}";

    private final FakeProvider provider = new FakeProvider();
    private Calls calls = new Calls("http://127.0.0.1:1", "none", "");

    protected abstract String kind();

    /** What stands before its operations' paths, given {@code http://127.0.0.1:port/v1}. */
    protected String baseUrl(String versioned) {
        return versioned;
    }

    protected String secret() {
        return "the-key";
    }

    /** An event of the fixtures as on the wire. */
    protected byte[] wire(String event) {
        return event.getBytes(StandardCharsets.UTF_8);
    }

    /** An event that cannot be read, between others that can. */
    protected byte[] unreadableEvent() {
        return wire("data: {\"broken\": \n\n");
    }

    /** What the text fixtures show of thoughts; empty where the provider shows none. */
    protected String thoughts() {
        return "";
    }

    protected abstract ProviderAdapter adapter(ProviderCaller caller);

    /** A whole answer that says {@link #TEXT}, thought "Hm." where the provider shows thoughts, and sold {@link #sold}. */
    protected abstract String wholeText();

    /** The same as a stream, event by event as on the wire. */
    protected abstract List<String> streamedText();

    /** Calls of {@code weather} with {@code {"city":"Zürich","days":1.50}} and {@code now} with {@code {}}. */
    protected abstract String wholeTools();

    protected abstract List<String> streamedTools();

    protected abstract Tokens sold();

    /** An error of each kind that the provider documents. */
    protected abstract Map<Script, Fault> errors();

    /** An event that tells of an error in the middle of a stream. */
    protected abstract String errorEvent();

    protected abstract void assertAsked(ObjectNode request, String path, Map<String, String> headers);

    protected abstract void assertShown(ObjectNode request, String type, String base64);

    /** That it was asked for an answer that fits this JSON schema. */
    protected abstract void assertFormatted(ObjectNode request, JsonNode schema);

    private ProviderAdapter adapter() {
        return adapter(calls.caller());
    }

    @BeforeEach
    void open() {
        calls.close();
        calls = new Calls(baseUrl(provider.baseUrl()), kind(), secret());
    }

    @AfterEach
    void close() {
        provider.close();
        calls.close();
    }

    @Test
    void asksInItsOwnWordsAndTellsTheAnswerInOpenAis() {
        provider.next(Script.json(200, wholeText()));

        Completion answer = answered(ASK);

        assertAsked(
                provider.lastAsked().json(),
                provider.lastAsked().path(),
                provider.lastAsked().headers());
        JsonNode choice = answer.body().path("choices").path(0);
        assertThat(answer.body().path("object").asText()).isEqualTo("chat.completion");
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isEqualTo(TEXT);
        assertThat(choice.path("message").path("reasoning_content").asText("")).isEqualTo(thoughts());
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void speaksForItsOwnKindAlone() {
        assertThat(adapter().speaks(kind())).isTrue();
        assertThat(adapter().speaks("nobody")).isFalse();
    }

    @Test
    void countsWhatWasSoldInDisjointBuckets() {
        provider.next(Script.json(200, wholeText()));

        Completion answer = answered(ASK);

        assertThat(answer.usage().tokens()).isEqualTo(sold());
        assertThat(answer.usage().estimated()).isFalse();
        assertUsage(answer.body().path("usage"));
    }

    @Test
    void streamsTheSameAsItAnswersWhole() {
        provider.next(stream(streamedText()));

        Streamed streamed = streamed(ASK);

        assertThat(streamed.text("content")).isEqualTo(TEXT);
        assertThat(streamed.text("reasoning_content")).isEqualTo(thoughts());
        assertThat(streamed.first().path("role").asText()).isEqualTo("assistant");
        assertThat(streamed.finishReason()).isEqualTo("stop");
        assertThat(streamed.malformed()).isZero();
        assertThat(streamed.usage().tokens()).isEqualTo(sold());
        assertThat(streamed.usage().estimated()).isFalse();
        assertUsage(streamed.usageChunk());
    }

    @Test
    void readsAStreamWhereverTheNetworkCutIt() {
        byte[] whole = joined(streamedTools());
        provider.next(stream(streamedTools()));
        List<ObjectNode> expected = withoutMade(streamed(ASK).chunks());
        Random random = new Random(7);

        for (int round = 0; round < 40; round++) {
            Script script = Script.stream();
            for (int at = 0; at < whole.length; ) {
                int next = Math.min(whole.length, at + 1 + random.nextInt(1 + whole.length / (1 + round)));
                script.piece(Arrays.copyOfRange(whole, at, next));
                at = next;
            }
            provider.next(script.end());

            assertThat(withoutMade(streamed(ASK).chunks())).isEqualTo(expected);
        }
    }

    @Test
    void tellsCallsOfTools() {
        provider.next(Script.json(200, wholeTools()));

        Completion answer = answered(ASK);

        JsonNode choice = answer.body().path("choices").path(0);
        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        JsonNode called = choice.path("message").path("tool_calls");
        assertThat(called).hasSize(2);
        assertThat(called.path(0).path("type").asText()).isEqualTo("function");
        assertThat(called.path(0).path("function").path("name").asText()).isEqualTo("weather");
        assertWeather(called.path(0).path("function").path("arguments").asText());
        assertThat(called.path(1).path("function").path("name").asText()).isEqualTo("now");
        assertThat(called.path(1).path("function").path("arguments").asText()).isEqualTo("{}");
        assertThat(called.path(0).path("id").asText())
                .isNotEmpty()
                .isNotEqualTo(called.path(1).path("id").asText());
    }

    @Test
    void streamsCallsOfTools() {
        provider.next(stream(streamedTools()));

        Streamed streamed = streamed(ASK);

        assertThat(streamed.finishReason()).isEqualTo("tool_calls");
        assertThat(streamed.toolNames()).containsExactly("weather", "now");
        assertThat(streamed.toolIds()).hasSize(2).doesNotContain("").doesNotHaveDuplicates();
        assertWeather(streamed.arguments(0));
        assertThat(streamed.arguments(1)).isEqualTo("{}");
    }

    @Test
    void showsPictures() {
        provider.next(Script.json(200, wholeText()));

        answered("""
                {"messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}]}""".formatted(PICTURE));

        assertShown(provider.lastAsked().json(), "image/png", PICTURE);
    }

    @Test
    void asksForAnAnswerThatFitsASchema() {
        provider.next(Script.json(200, wholeText()));
        String schema = "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"number\",\"maximum\":1.50},\"a\":{}}}";

        answered("""
                {"messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema",
                "json_schema":{"name":"answer","strict":true,"schema":%s}}}""".formatted(schema));

        assertFormatted(provider.lastAsked().json(), Json.readObject(schema.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysInOurWordsWhyTheProviderRefused() {
        assertThat(errors().values()).contains(Fault.CALLER_MISTAKE, Fault.CREDENTIAL_REJECTED, Fault.RATE_LIMITED);
        errors().forEach((script, fault) -> {
            provider.next(script, script);

            Failure whole = refused(adapter().complete(calls.of(ASK)));
            Failure streamed = refused(adapter().stream(calls.streaming(ASK)));

            assertThat(whole.fault()).as(whole.message()).isEqualTo(fault);
            assertThat(streamed.fault()).isEqualTo(fault);
            assertThat(whole.message()).doesNotContain(secret());
            if (fault == Fault.CALLER_MISTAKE || fault == Fault.CONTEXT_LENGTH) {
                assertThat(whole.message()).doesNotContain("with status");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after, 3, 3000",
        "retry-after, 0.25, 250",
        "retry-after-ms, 1500, 1500",
        "'retry-after', 'Wed, 21 Oct 2026 07:28:09 GMT', 9000",
        "retry-after, soon, -1"
    })
    void saysWhenToComeBack(String header, String value, long millis) {
        provider.next(Script.json(429, "{}", header, value, "date", "Wed, 21 Oct 2026 07:28:00 GMT"));

        Failure failure = refused(adapter().complete(calls.of(ASK)));

        assertThat(failure.fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(millis < 0 ? null : Duration.ofMillis(millis));
    }

    @Test
    void doesNotTakeNonsenseForAnAnswer() {
        provider.next(Script.json(200, "<html>hello</html>"), Script.json(200, "{}"), Script.json(200, "<html>hi"));

        assertThat(refused(adapter().complete(calls.of(ASK))).fault()).isEqualTo(Fault.UNREADABLE);
        assertThat(refused(adapter().complete(calls.of(ASK))).fault()).isEqualTo(Fault.UNREADABLE);
        assertThat(refused(adapter().stream(calls.streaming(ASK))).fault()).isIn(Fault.UNREADABLE, Fault.BROKEN);
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), 0)); // a port that nobody else can listen at
            calls.close();
            calls = new Calls(baseUrl("http://127.0.0.1:" + deaf.getLocalPort() + "/v1"), kind(), secret());

            assertThat(refused(adapter().complete(calls.of(ASK))).fault()).isEqualTo(Fault.UNREACHABLE);
            assertThat(refused(adapter().stream(calls.streaming(ASK))).fault()).isEqualTo(Fault.UNREACHABLE);
        }
    }

    @Test
    void givesUpWaiting() {
        provider.next(Script.silent().stall(), Script.stream().stall());

        Failure whole = refused(adapter().complete(calls.impatient(calls.of(ASK))));
        Failure streamed = refused(adapter().stream(calls.impatient(calls.streaming(ASK))));

        assertThat(whole.fault()).isEqualTo(Fault.TIMED_OUT);
        assertThat(whole.sold().estimated()).isTrue();
        assertThat(streamed.fault()).isEqualTo(Fault.TIMED_OUT);
    }

    @Test
    void givesUpOnAStreamThatFallsSilent() {
        List<String> events = streamedText();
        provider.next(begun(events.subList(0, (events.size() + 1) / 2)).stall());

        Outcome<AnswerStream> outcome = adapter().stream(calls.hasty(calls.streaming(ASK)));

        try (AnswerStream stream = ((Outcome.Answered<AnswerStream>) outcome).answer()) {
            assertThatThrownBy(() -> Streamed.drain(stream))
                    .isInstanceOfSatisfying(BrokenStreamException.class, broken -> {
                        assertThat(broken.failure().fault()).isEqualTo(Fault.TIMED_OUT);
                        assertThat(broken.failure().sold().estimated()).isTrue();
                    });
        }
    }

    @Test
    void doesNotTakeACutStreamForAnAnswer() {
        List<String> events = streamedText();
        int enough = (events.size() + 1) / 2;
        for (Script ending : List.of(
                begun(events.subList(0, enough)).end(),
                begun(events.subList(0, enough)).cut(),
                begun(events.subList(0, enough)).piece(wire(errorEvent())).end())) {
            provider.next(ending);

            AnswerStream stream = answeredStream(ASK);

            assertThatThrownBy(() -> Streamed.drain(stream)).isInstanceOf(BrokenStreamException.class);
            assertThat(stream.usage().tokens().completion()).isPositive();
            assertThat(stream.usage().estimated()).isTrue();
            stream.close();
        }
    }

    @Test
    void skipsAndCountsWhatItCannotRead() {
        List<String> events = streamedText();
        Script script = begun(events.subList(0, 1)).piece(unreadableEvent());
        events.subList(1, events.size()).forEach(event -> script.piece(wire(event)));
        provider.next(script.end());

        Streamed streamed = streamed(ASK);

        assertThat(streamed.malformed()).isOne();
        assertThat(streamed.text("content")).isEqualTo(TEXT);
    }

    /** Asks for a whole answer and returns what the provider was asked. */
    protected final ObjectNode request(String ask) {
        provider.next(Script.json(200, wholeText()));
        answered(ask);
        return provider.lastAsked().json();
    }

    /** Asks for a stream and returns what the provider was asked. */
    protected final ObjectNode streamRequest(String ask) {
        provider.next(stream(streamedText()));
        streamed(ask);
        return provider.lastAsked().json();
    }

    /** Which member makes the adapter refuse before it asks. */
    protected final String refusedParameter(String ask) {
        int before = provider.asked().size();
        Failure failure = refused(adapter().complete(calls.of(ask)));
        assertThat(failure.fault()).isEqualTo(Fault.INEXPRESSIBLE);
        assertThat(failure.status()).isNull();
        assertThat(provider.asked()).hasSize(before);
        return String.valueOf(failure.param());
    }

    protected final Completion answered(String ask) {
        Outcome<Completion> outcome = adapter().complete(calls.of(ask));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered<Completion>) outcome).answer();
    }

    protected final Completion embedded(String ask, String reply) {
        provider.next(Script.json(200, reply));
        Outcome<Completion> outcome = adapter().complete(calls.embedding(ask));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered<Completion>) outcome).answer();
    }

    protected final Completion answering(String reply) {
        provider.next(Script.json(200, reply));
        return answered(ASK);
    }

    /** Embeds through the adapter and returns what the provider was asked, and where. */
    protected final Asked embedding(String ask, String reply) {
        embedded(ask, reply);
        return provider.lastAsked();
    }

    protected final Streamed streaming(List<String> events) {
        provider.next(stream(events));
        return streamed(ASK);
    }

    private Streamed streamed(String ask) {
        try (AnswerStream stream = answeredStream(ask)) {
            return Streamed.drain(stream);
        }
    }

    private AnswerStream answeredStream(String ask) {
        Outcome<AnswerStream> outcome = adapter().stream(calls.streaming(ask));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered<AnswerStream>) outcome).answer();
    }

    private static Failure refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private Script stream(List<String> events) {
        return begun(events).end();
    }

    private Script begun(List<String> events) {
        Script script = Script.stream();
        events.forEach(event -> script.piece(wire(event)));
        return script;
    }

    private byte[] joined(List<String> events) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        events.forEach(event -> whole.writeBytes(wire(event)));
        return whole.toByteArray();
    }

    /** Without what is made anew for every answer: its time, its id where the provider names none, and the ids of calls. */
    private static List<ObjectNode> withoutMade(List<ObjectNode> chunks) {
        for (ObjectNode chunk : chunks) {
            chunk.remove(List.of("created", "id"));
            for (JsonNode call : chunk.path("choices").path(0).path("delta").path("tool_calls")) {
                ((ObjectNode) call).remove("id");
            }
        }
        return chunks;
    }

    private static void assertWeather(String arguments) {
        assertThat(arguments).contains("1.50");
        assertThat(Json.readObject(arguments.getBytes(StandardCharsets.UTF_8))
                        .path("city")
                        .asText())
                .isEqualTo("Zürich");
    }

    private void assertUsage(JsonNode usage) {
        assertThat(usage.path("prompt_tokens").asLong()).isEqualTo(sold().prompt());
        assertThat(usage.path("completion_tokens").asLong()).isEqualTo(sold().completion());
        assertThat(usage.path("prompt_tokens_details").path("cached_tokens").asLong())
                .isEqualTo(sold().cachedInput());
        assertThat(usage.path("completion_tokens_details")
                        .path("reasoning_tokens")
                        .asLong())
                .isEqualTo(sold().reasoning());
    }

    /** An event as on the wire. */
    protected static String event(String data) {
        return "data: " + data.replace("\n", "") + "\n\n";
    }

    protected static Script error(int status, String body) {
        return Script.json(status, body);
    }
}

package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.AnswerStream;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A provider's adapter beside a fake of that provider: what its fixtures say, and how it is called. */
public abstract class ProviderTrial {
    /** What the text fixtures say. */
    protected static final String TEXT = "Grüße an 東京 👋";

    static final String PICTURE = "iVBORw0KGgo=";
    static final String ASK = "{\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}";

    final FakeProvider provider = new FakeProvider();
    Calls calls = new Calls("http://127.0.0.1:1", "none", "");

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

    /** Its word for having said everything, as the text fixtures have it. */
    protected abstract String stopWord();

    /** Its other words for why it stopped, and OpenAI's for each. */
    protected abstract Map<String, String> otherWords();

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

    ProviderAdapter adapter() {
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

    /** What becomes of a call that the provider answers with this. */
    protected final Failure refusing(int status, String body) {
        provider.next(Script.json(status, body));
        return refused(adapter().complete(calls.of(ASK)));
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

    /** What becomes of a stream that begins with this event. */
    protected final Failure refusingStream(String event) {
        provider.next(stream(List.of(event)));
        return refused(adapter().stream(calls.streaming(ASK)));
    }

    protected final Streamed streaming(List<String> events) {
        provider.next(stream(events));
        return streamed(ASK);
    }

    Streamed streamed(String ask) {
        try (AnswerStream stream = answeredStream(ask)) {
            return Streamed.drain(stream);
        }
    }

    AnswerStream answeredStream(String ask) {
        Outcome<AnswerStream> outcome = adapter().stream(calls.streaming(ask));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered<AnswerStream>) outcome).answer();
    }

    static Failure refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    Script stream(List<String> events) {
        return begun(events).end();
    }

    Script begun(List<String> events) {
        Script script = Script.stream();
        events.forEach(event -> script.piece(wire(event)));
        return script;
    }

    byte[] joined(List<String> events) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        events.forEach(event -> whole.writeBytes(wire(event)));
        return whole.toByteArray();
    }

    /** Without what is made anew for every answer: its time, its id where the provider names none, and the ids of calls. */
    static List<ObjectNode> withoutMade(List<ObjectNode> chunks) {
        for (ObjectNode chunk : chunks) {
            chunk.remove(List.of("created", "id"));
            for (JsonNode call : chunk.path("choices").path(0).path("delta").path("tool_calls")) {
                ((ObjectNode) call).remove("id");
            }
        }
        return chunks;
    }

    /** A fixture of which the provider left out what was sold. */
    static String withoutUsage(String fixture) {
        int from = fixture.indexOf('{');
        if (from < 0) {
            return fixture;
        }
        int to = fixture.lastIndexOf('}') + 1;
        ObjectNode told = Json.readObject(fixture.substring(from, to).getBytes(StandardCharsets.UTF_8));
        forget(told);
        return fixture.substring(0, from) + told + fixture.substring(to);
    }

    private static void forget(JsonNode told) {
        if (told instanceof ObjectNode object) {
            object.remove(List.of("usage", "usageMetadata"));
        }
        told.forEach(ProviderTrial::forget);
    }

    static void assertWeather(String arguments) {
        assertThat(arguments).contains("1.50");
        assertThat(Json.readObject(arguments.getBytes(StandardCharsets.UTF_8))
                        .path("city")
                        .asText())
                .isEqualTo("Zürich");
    }

    void assertUsage(JsonNode usage) {
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

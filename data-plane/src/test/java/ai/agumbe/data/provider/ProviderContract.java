package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.ground.FullBacklog;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every provider must do, whatever its dialect; a provider is finished when its subclass passes. */
public abstract class ProviderContract extends ProviderTrial {
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
    void countsItselfWhatTheProviderDoesNotTell() {
        Completion answer = answering(withoutUsage(wholeText()));
        Streamed streamed = streaming(
                streamedText().stream().map(ProviderTrial::withoutUsage).toList());

        assertThat(List.of(answer.usage(), streamed.usage())).allSatisfy(usage -> {
            assertThat(usage.estimated()).isTrue();
            assertThat(usage.tokens().prompt()).isEqualTo(Calls.ESTIMATE);
            assertThat(usage.tokens().completion()).isPositive();
        });
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
    void saysInOpenAisWordsWhyItStopped() {
        assertThat(otherWords().values()).contains("length", "content_filter");
        otherWords().forEach((word, told) -> {
            UnaryOperator<String> stopping = fixture -> fixture.replace(quoted(stopWord()), quoted(word));

            Completion answer = answering(stopping.apply(wholeText()));
            Streamed streamed = streaming(streamedText().stream().map(stopping).toList());

            assertThat(answer.body().at("/choices/0/finish_reason").asText())
                    .as(word)
                    .isEqualTo(told);
            assertThat(streamed.finishReason()).as(word).isEqualTo(told);
        });
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
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
        assertThat(errors().values())
                .contains(
                        Fault.CALLER_MISTAKE,
                        Fault.CONTEXT_LENGTH,
                        Fault.CREDENTIAL_REJECTED,
                        Fault.RATE_LIMITED,
                        Fault.UNKNOWN_MODEL,
                        Fault.PROVIDER_FAILED);
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

    /** What a status says wherever the provider's own words do not say more. */
    @ParameterizedTest
    @CsvSource({
        "400, CALLER_MISTAKE",
        "401, CREDENTIAL_REJECTED",
        "402, CREDENTIAL_REJECTED",
        "403, CREDENTIAL_REJECTED",
        "404, UNKNOWN_MODEL",
        "408, TIMED_OUT",
        "409, CALLER_MISTAKE",
        "413, CALLER_MISTAKE",
        "422, CALLER_MISTAKE",
        "429, RATE_LIMITED",
        "500, PROVIDER_FAILED",
        "502, PROVIDER_FAILED",
        "503, PROVIDER_FAILED",
        "504, PROVIDER_FAILED",
        "529, PROVIDER_FAILED"
    })
    void saysOfEachStatusWhatItMeans(int status, Fault fault) {
        provider.next(Script.json(status, "{}"), Script.json(status, "{}"));

        Failure whole = refused(adapter().complete(calls.of(ASK)));
        Failure streamed = refused(adapter().stream(calls.streaming(ASK)));

        assertThat(whole.fault()).isEqualTo(fault);
        assertThat(whole.status()).isEqualTo(status);
        assertThat(whole.sold()).isEqualTo(Usage.NONE);
        assertThat(streamed).isEqualTo(whole);
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
    void givesUpConnecting() {
        try (FullBacklog full = new FullBacklog()) {
            calls.close();
            calls = new Calls(baseUrl(full.baseUrl()), kind(), secret());

            Failure failure = refused(adapter().complete(calls.eager(calls.of(ASK))));

            assertThat(failure.fault()).isEqualTo(Fault.CONNECT_TIMED_OUT);
            assertThat(failure.sold()).isEqualTo(Usage.NONE);
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
}

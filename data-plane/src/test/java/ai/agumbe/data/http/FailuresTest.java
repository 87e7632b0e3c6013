package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.config.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What callers see when providers fail, and whom else is asked. */
class FailuresTest {
    private static final String STREAM = ",\"stream\":true";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static void withFallback(int tries) {
        GATEWAY.config().model("@fake/second", "fake", "second-up", "chat").route("smart", tries, CHAT, "@fake/second");
        GATEWAY.apply();
    }

    private static void withTimeouts(Timeouts timeouts) {
        GATEWAY.config().provider("fake", GATEWAY.provider().baseUrl(), timeouts);
        GATEWAY.apply();
    }

    private static List<String> outcomes() {
        return GATEWAY.journal().only().ending().attempts().stream()
                .map(Attempt::outcome)
                .toList();
    }

    @Test
    void theProvidersRefusalOfTheRequestIsPassedOn() {
        for (int status : new int[] {400, 413, 422}) {
            GATEWAY.provider().next(Script.json(status, Replies.error("temperature is too hot")));

            Answered answer = GATEWAY.chat(CHAT, "");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo("provider_error");
            assertThat(answer.error().path("message").asText()).isEqualTo("temperature is too hot");
            assertThat(answer.error().path("param").asText()).isEqualTo("temperature");
            assertThat(answer.header("x-agumbe-attempts")).isEqualTo("1");
        }
    }

    @Test
    void theProvidersOwnFailureAndWhatCannotBeReadAre502() {
        GATEWAY.provider()
                .next(
                        Script.json(500, Replies.error("inner text")),
                        Script.json(200, "<html>"),
                        Script.json(200, "{\"choices\":7}"),
                        Script.silent().raw("SPDY/9 what\r\n\r\n").cut(),
                        Script.silent().cut());

        for (int i = 0; i < 5; i++) {
            Answered answer = GATEWAY.chat(CHAT, "");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.code()).isEqualTo("provider_error");
            assertThat(answer.text()).doesNotContain("inner text");
        }
    }

    @Test
    void aCredentialThatIsRejectedIsNeverTheCallers401() {
        GATEWAY.provider()
                .next(Script.json(401, Replies.error("bad key provider-sec")), Script.json(403, Replies.error("no")));

        for (int i = 0; i < 2; i++) {
            Answered answer = GATEWAY.chat(CHAT, "");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.code()).isEqualTo("provider_auth_failed");
            assertThat(answer.text()).doesNotContain("bad key");
        }
    }

    @Test
    void theProvidersRateLimitComesWithItsWait() {
        GATEWAY.provider()
                .next(
                        Script.json(429, Replies.error("slow down"), "retry-after", "7"),
                        Script.json(429, Replies.error("slow down"), "retry-after-ms", "1500"),
                        Script.json(429, Replies.error("slow down")));

        Answered seconds = GATEWAY.chat(CHAT, "");
        GATEWAY.later(Duration.ofSeconds(7));
        Answered millis = GATEWAY.chat(CHAT, "");
        GATEWAY.later(Duration.ofSeconds(2));
        Answered untold = GATEWAY.chat(CHAT, "");

        assertThat(seconds.status()).isEqualTo(429);
        assertThat(seconds.error().path("type").asText()).isEqualTo("rate_limit_error");
        assertThat(seconds.header("retry-after")).isEqualTo("7");
        assertThat(millis.header("retry-after")).isEqualTo("2");
        assertThat(millis.header("retry-after-ms")).isEqualTo("1500");
        assertThat(untold.header("retry-after")).isNotEmpty();
    }

    @Test
    void aFailureIsTriedAgainThenElsewhereAndEveryAttemptIsTold() {
        withFallback(2);
        GATEWAY.provider()
                .next(
                        Script.json(500, "{}"),
                        Script.silent()
                                .raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
                                .cut(),
                        Script.chat("second", 1, 1));

        Answered answer = GATEWAY.chat("smart", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("model").asText()).isEqualTo("@fake/second");
        assertThat(answer.header("x-agumbe-attempts")).isEqualTo("3");
        assertThat(outcomes()).containsExactly("provider_failed", "broken", "answered");
        assertThat(GATEWAY.journal().only().ending().routingDecision()).startsWith("priority");
    }

    @Test
    void aStreamFallsBackUntilItsFirstContent() {
        withFallback(1);
        GATEWAY.provider()
                .next(
                        Script.stream().piece(": nothing yet\n\n").cut(),
                        Script.stream()
                                .events(chunk("two"), Replies.FINISH, Replies.DONE)
                                .end());

        assertThat(GATEWAY.chat("smart", STREAM).content()).isEqualTo("two");
        assertThat(outcomes()).containsExactly("broken", "answered");
    }

    @Test
    void afterItsFirstContentAStreamIsNotAskedForTwice() {
        withFallback(2);
        GATEWAY.provider().next(Script.stream().events(chunk("one")).cut());

        assertThat(GATEWAY.chat("smart", STREAM).text()).contains("\"provider_error\"");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void theCallersMistakeIsAskedOfNobodyElse() {
        withFallback(3);
        GATEWAY.provider().next(Script.json(400, Replies.error("no")));

        assertThat(GATEWAY.chat("smart", "").status()).isEqualTo(400);
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void whenNobodyAnswersTheLastErrorIsTold() {
        withFallback(1);
        GATEWAY.provider().next(Script.json(500, "{}"), Script.json(429, Replies.error("full"), "retry-after", "9"));

        Answered answer = GATEWAY.chat("smart", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("9");
        assertThat(outcomes()).containsExactly("provider_failed", "rate_limited");
    }

    @Test
    void aProviderNobodyListensAtIsTriedElsewhere() {
        GATEWAY.config()
                .provider("gone", "http://127.0.0.1:1/v1", Timeouts.INHERITED)
                .model("@gone/m", "gone", "m", "chat")
                .route("smart", 1, "@gone/m", CHAT);
        GATEWAY.apply();

        assertThat(GATEWAY.chat("smart", "").status()).isEqualTo(200);
        assertThat(outcomes()).containsExactly("unreachable", "answered");
        assertThat(GATEWAY.journal()
                        .only()
                        .ending()
                        .attempts()
                        .getFirst()
                        .tokens()
                        .total())
                .isZero();
    }

    @Test
    void addressesThatMustNotBeCalledAreNot() {
        GATEWAY.config()
                .provider("inner", "http://169.254.169.254/v1", Timeouts.INHERITED)
                .model("@inner/m", "inner", "m", "chat");
        GATEWAY.apply();

        assertThat(GATEWAY.chat("@inner/m", "").status()).isEqualTo(502);
        assertThat(outcomes()).containsExactly("unreachable");
    }

    @Test
    void whatIsSwitchedOffIsNotAsked() {
        GATEWAY.config().switchOff("fake").route("smart", 1, CHAT);
        GATEWAY.apply();

        assertThat(GATEWAY.chat(CHAT, "").code()).isEqualTo("provider_disabled");
        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(503);
        assertThat(GATEWAY.chat("smart", "").code()).isEqualTo("route_unavailable");
        assertThat(GATEWAY.chat("smart", "").status()).isEqualTo(502);
    }

    @Test
    void aProviderThatSaysNothingTimesOut() {
        withTimeouts(new Timeouts(null, 300, null, null));
        GATEWAY.provider().next(Script.stream().stall());

        long start = System.nanoTime();
        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("request_timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
        Attempt attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.outcome()).isEqualTo("timed_out");
        assertThat(attempt.estimated()).isTrue();
        assertThat(attempt.tokens().input()).isEqualTo(7);
    }

    @Test
    void aStreamThatFallsSilentEndsWithTheErrorTheTimingsAndTheSentinel() {
        withTimeouts(new Timeouts(null, null, 300, null));
        GATEWAY.provider().next(Script.stream().events(chunk("One")).stall());

        assertTimedOutMidStream(GATEWAY.chat(CHAT, STREAM));
    }

    @Test
    void aStreamThatTakesTooLongAltogetherEndsTheSameWay() {
        withTimeouts(new Timeouts(null, null, null, 700));
        Script slow = Script.stream();
        for (int i = 0; i < 40; i++) {
            slow.events(chunk("x")).pause(Duration.ofMillis(100));
        }
        GATEWAY.provider().next(slow);

        assertTimedOutMidStream(GATEWAY.chat(CHAT, STREAM));
    }

    private static void assertTimedOutMidStream(Answered answer) {
        List<String> frames = answer.frames();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(frames.getLast()).isEqualTo("data: [DONE]");
        assertThat(frames.get(frames.size() - 2)).startsWith(": agumbe-timing");
        assertThat(frames.get(frames.size() - 3)).contains("request_timeout");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("request_timeout");
    }

    @Test
    void aWholeAnswerThatTakesTooLongTimesOutAndTheTargetIsNotAskedAgain() {
        withTimeouts(new Timeouts(null, null, null, 300));
        GATEWAY.config().route("smart", 3, CHAT);
        GATEWAY.apply();
        GATEWAY.provider().always(asked -> Script.silent().stall());

        assertThat(GATEWAY.chat("smart", "").status()).isEqualTo(504);
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void aRouteHasATimeOfItsOwn() {
        GATEWAY.config()
                .route(new RouteDocument(
                        null,
                        "quick",
                        "priority",
                        List.of(new RouteDocument.Candidate(CHAT, null, 1, 5, null)),
                        null,
                        400,
                        "none",
                        "off",
                        Sharing.WITH_ALL,
                        Instant.EPOCH));
        GATEWAY.apply();
        GATEWAY.provider().always(asked -> Script.silent().stall());

        long start = System.nanoTime();
        assertThat(GATEWAY.chat("quick", "").status()).isEqualTo(504);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aWaitThatDoesNotFitTheTimeIsTheCallersToWait() {
        GATEWAY.config().route("smart", 2, CHAT);
        GATEWAY.apply();
        GATEWAY.provider().next(Script.json(429, Replies.error("later"), "retry-after", "3600"));

        Answered answer = GATEWAY.chat("smart", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("3600");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void aFullJournalRefusesBeforeTheProviderIsAsked() {
        GATEWAY.journal().full(true);

        Answered answer = GATEWAY.chat(CHAT, "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("overloaded");
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(GATEWAY.provider().asked()).isEmpty();
        Ending ending = GATEWAY.journal().only().ending();
        assertThat(ending.attempts()).isEmpty();
    }
}

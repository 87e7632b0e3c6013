package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.DONE;
import static ai.agumbe.data.ground.Replies.FINISH;
import static ai.agumbe.data.ground.Replies.chunk;
import static ai.agumbe.data.ground.Replies.usage;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.ServerLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers to chats in pieces. */
class StreamTest {
    private static final String STREAM = ",\"stream\":true";
    private static final String WITH_USAGE = STREAM + ",\"stream_options\":{\"include_usage\":true,\"x\":1}";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(
            new ServerLimits(100, 100, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(200)));

    private static Script hello() {
        return Script.stream().events(chunk("One "), chunk("two."), FINISH, usage(11, 7), DONE);
    }

    @Test
    void chunksComeUnderTheResolvedModelsNameThenTheTimingsThenTheSentinel() {
        GATEWAY.provider().next(hello().end());

        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/event-stream");
        assertThat(answer.content()).isEqualTo("One two.");
        assertThat(answer.data()).allMatch(chunk -> chunk.path("model").asText().equals(CHAT));
        List<String> frames = answer.frames();
        assertThat(frames.getLast()).isEqualTo("data: [DONE]");
        String timing = frames.get(frames.size() - 2);
        assertThat(timing).startsWith(": agumbe-timing {");
        JsonNode told = Json.readObject(timing.substring(16).getBytes(StandardCharsets.UTF_8));
        assertThat(told.path("estimated_cost_usd").asText()).isEqualTo("0.00002500");
        assertThat(told.path("attempts").asInt()).isEqualTo(1);
        assertThat(answer.headers().map())
                .containsKeys("x-request-id", "x-agumbe-timing-model-resolve-ms", "x-agumbe-model");
        assertThat(answer.text()).doesNotContain("\r");
    }

    @Test
    void usageIsShownOnlyToWhoAskedButIsAlwaysAskedForAndMetered() {
        GATEWAY.provider().next(hello().end(), hello().end());

        Answered without = GATEWAY.chat(CHAT, STREAM);
        Answered with = GATEWAY.chat(CHAT, WITH_USAGE);

        assertThat(without.text()).doesNotContain("\"usage\"");
        assertThat(without.data()).noneMatch(chunk -> chunk.path("choices").isEmpty());
        assertThat(with.data().getLast().at("/usage/total_tokens").asInt()).isEqualTo(18);
        assertThat(GATEWAY.provider().asked())
                .allMatch(asked ->
                        asked.json().at("/stream_options/include_usage").asBoolean());
        assertThat(GATEWAY.provider().lastAsked().text()).contains("\"x\":1");
        assertThat(GATEWAY.journal().exchanges())
                .hasSize(2)
                .allMatch(each -> each.ending().attempts().getFirst().tokens().total() == 18)
                .noneMatch(each -> each.ending().attempts().getFirst().estimated());
    }

    @Test
    void aStreamWithoutUsageIsCountedByUs() {
        GATEWAY.provider()
                .next(Script.stream().events(chunk("12345678"), FINISH, DONE).end());

        GATEWAY.chat(CHAT, STREAM);

        var attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.estimated()).isTrue();
        assertThat(attempt.tokens()).isEqualTo(ai.agumbe.model.money.Tokens.of(7, 2));
    }

    @Test
    void whoAsksForUsageIsToldItWhoeverCounted() {
        GATEWAY.provider()
                .next(Script.stream().events(chunk("12345678"), FINISH, DONE).end());

        Answered answer = GATEWAY.chat(CHAT, WITH_USAGE);

        JsonNode last = answer.data().getLast();
        assertThat(last.path("id").asText()).isEqualTo("c1");
        assertThat(last.path("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(last.path("model").asText()).isEqualTo(CHAT);
        assertThat(last.path("choices").isEmpty()).isTrue();
        assertThat(last.at("/usage/prompt_tokens").asInt()).isEqualTo(7);
        assertThat(last.at("/usage/completion_tokens").asInt()).isEqualTo(2);
        assertThat(last.at("/usage/total_tokens").asInt()).isEqualTo(9);
    }

    @Test
    void piecesAreRelayedAsTheyCome() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(chunk("One"))
                        .pause(Duration.ofSeconds(2))
                        .events(FINISH, DONE)
                        .end());

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            long start = System.nanoTime();
            caller.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), RunningGateway.chatBody(CHAT, STREAM)));
            caller.readUntil("One");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
            assertThat(caller.readUntil("[DONE]")).contains(": keep-alive");
        }
    }

    @Test
    void whereTheNetworkCutsDoesNotMatter() {
        byte[] stream =
                FakeProvider.bytes("data: " + chunk("Grüße 😀") + "\r\n\r\ndata: " + FINISH + "\n\ndata: [DONE]\n\n");
        Script script = Script.stream();
        for (byte b : stream) {
            script.piece(new byte[] {b});
        }
        GATEWAY.provider().next(script.end());

        assertThat(GATEWAY.chat(CHAT, STREAM).content()).isEqualTo("Grüße 😀");
    }

    @Test
    void aStreamThatEndsWithoutAFinishReasonHasFailed() {
        GATEWAY.provider().next(Script.stream().events(chunk("One")).end());

        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertFailed(answer, "provider_error");
    }

    @Test
    void aStreamThatIsCutHasFailed() {
        GATEWAY.provider().next(Script.stream().events(chunk("One")).cut());

        assertFailed(GATEWAY.chat(CHAT, STREAM), "provider_error");
    }

    @Test
    void anErrorEventEndsTheStreamWithoutItsText() {
        GATEWAY.provider()
                .next(
                        Script.stream()
                                .events(chunk("One"), "{\"error\":{\"message\":\"inner secret\"}}")
                                .end(),
                        Script.stream()
                                .events(chunk("One"), "{\"error\":\"inner secret\"}")
                                .end());

        Answered asObject = GATEWAY.chat(CHAT, STREAM);
        Answered asText = GATEWAY.chat(CHAT, STREAM);

        assertThat(asObject.text() + asText.text()).doesNotContain("inner secret");
        assertThat(asObject.text()).contains("provider_error");
        assertThat(asText.text()).contains("provider_error");
    }

    @Test
    void aStreamThatForgetsItsSentinelIsComplete() {
        GATEWAY.provider()
                .next(Script.stream().events(chunk("One"), FINISH, usage(1, 1)).end());

        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertThat(answer.frames().getLast()).isEqualTo("data: [DONE]");
        assertThat(answer.text()).doesNotContain("\"error\"");
        assertThat(GATEWAY.journal().only().ending().succeeded()).isTrue();
    }

    @Test
    void aStreamThatForgetsItsSentinelAndToHangUpIsCompleteWithinASecondOrTwo() {
        GATEWAY.provider()
                .next(Script.stream().events(chunk("One"), FINISH, usage(1, 1)).stall());
        long start = System.nanoTime();

        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.frames().getLast()).isEqualTo("data: [DONE]");
        assertThat(answer.text()).doesNotContain("\"error\"");
        assertThat(GATEWAY.journal().only().ending().succeeded()).isTrue();
    }

    @Test
    void oneFinishedChoiceOfTwoIsNotTheWholeAnswer() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(chunk("One"), FINISH)
                        .pause(Duration.ofMillis(1_300))
                        .events(chunk("Two").replace("\"index\":0", "\"index\":1"))
                        .events(FINISH.replace("\"index\":0", "\"index\":1"), DONE)
                        .end());

        Answered answer = GATEWAY.chat(CHAT, STREAM + ",\"n\":2");

        assertThat(answer.text()).contains("Two").doesNotContain("\"error\"");
        assertThat(GATEWAY.journal().only().ending().succeeded()).isTrue();
    }

    @Test
    void anEventThatCannotBeReadIsSkippedCountedAndTold() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(chunk("One"), "{oops", FINISH, DONE)
                        .end());

        Answered answer = GATEWAY.chat(CHAT, STREAM);

        assertThat(answer.text()).doesNotContain("oops").contains(": agumbe-skipped");
        assertThat(answer.content()).isEqualTo("One");
        assertThat(GATEWAY.journal().only().ending().malformedChunks()).isEqualTo(1);
    }

    @Test
    void emptyEventsAreNothing() {
        GATEWAY.provider()
                .next(Script.stream()
                        .piece("data:\n\n: hi\n\n")
                        .events(chunk("One"), FINISH, DONE)
                        .end());

        GATEWAY.chat(CHAT, STREAM);

        assertThat(GATEWAY.journal().only().ending().malformedChunks()).isZero();
    }

    @Test
    void aFailureBeforeTheFirstContentIsAProperRefusal() {
        GATEWAY.provider()
                .next(
                        Script.json(500, Replies500.BODY),
                        Script.stream()
                                .events("{\"error\":{\"message\":\"x\"}}")
                                .end(),
                        Script.stream().end());

        assertThat(GATEWAY.chat(CHAT, STREAM).status()).isEqualTo(502);
        assertThat(GATEWAY.chat(CHAT, STREAM).status()).isEqualTo(502);
        assertThat(GATEWAY.chat(CHAT, STREAM).status()).isEqualTo(502);
    }

    @Test
    void everyChoiceMustFinish() {
        String second = FINISH.replace("\"index\":0", "\"index\":1");
        String secondTalks = chunk("b").replace("\"index\":0", "\"index\":1");
        GATEWAY.provider()
                .next(
                        Script.stream()
                                .events(chunk("a"), secondTalks, FINISH, second, DONE)
                                .end(),
                        Script.stream()
                                .events(chunk("a"), secondTalks, FINISH, DONE)
                                .end());

        assertThat(GATEWAY.chat(CHAT, STREAM).text()).doesNotContain("\"error\"");
        assertThat(GATEWAY.chat(CHAT, STREAM).text()).contains("\"error\"");
    }

    private static void assertFailed(Answered answer, String code) {
        List<String> frames = answer.frames();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(frames.getLast()).isEqualTo("data: [DONE]");
        assertThat(frames.get(frames.size() - 2)).startsWith(": agumbe-timing");
        assertThat(answer.data().getLast().at("/error/code").asText()).isEqualTo(code);
        Ending ending = GATEWAY.journal().only().ending();
        assertThat(ending.errorCode()).isEqualTo(code);
        assertThat(ending.httpStatus()).isEqualTo(200);
        assertThat(ending.attempts().getFirst().estimated()).isTrue();
    }

    /** What a provider says when it fails. */
    private static final class Replies500 {
        static final String BODY = "{\"error\":{\"message\":\"inner\"}}";
    }
}

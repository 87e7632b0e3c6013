package ai.agumbe.data.server;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a node stops. */
class DrainTest {
    @RegisterExtension
    final RunningGateway gateway = new RunningGateway();

    private RawCaller streaming(Duration providerTakes) {
        gateway.provider()
                .next(Script.stream()
                        .events(Replies.chunk("One"))
                        .pause(providerTakes)
                        .events(Replies.FINISH, Replies.DONE)
                        .end());
        RawCaller caller = new RawCaller(gateway.port());
        caller.send(RawCaller.post("/v1/chat/completions", gateway.key(), chatBody(CHAT, ",\"stream\":true")))
                .readUntil("One");
        return caller;
    }

    @Test
    void runningCallsEndButNobodyNewIsLetIn() {
        try (RawCaller caller = streaming(Duration.ofMillis(500))) {
            CompletableFuture<Boolean> drained =
                    CompletableFuture.supplyAsync(() -> gateway.server().drain(Duration.ofSeconds(10)));

            assertThat(caller.readUntil("[DONE]")).endsWith("[DONE]").doesNotContain("error");
            assertThat(drained.join()).isTrue();
            assertThat(refused()).isTrue();
        }
    }

    @Test
    void connectionsThatAskNothingAreClosedAtOnce() {
        try (RawCaller quiet = new RawCaller(gateway.port())) {
            quiet.send(RawCaller.post("/v1/chat/completions", gateway.key(), chatBody(CHAT, "")))
                    .readReply();

            assertThat(gateway.server().drain(Duration.ofSeconds(10))).isTrue();
            assertThat(quiet.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoReadsSlowlyGetsTheLastByte() {
        int size = 12_000_000;
        gateway.provider().next(Script.json(200, Replies.chat("x".repeat(size), 1, 1)));

        try (RawCaller slow = new RawCaller(gateway.port())) {
            slow.send(RawCaller.post("/v1/chat/completions", gateway.key(), chatBody(CHAT, "")))
                    .readUntil("\r\n\r\n");
            Eventually.holds(() -> gateway.server().running() == 0);
            CompletableFuture<Boolean> drained =
                    CompletableFuture.supplyAsync(() -> gateway.server().drain(Duration.ofSeconds(20)));

            assertThat(Eventually.settled(() -> drained.isDone() ? 1 : 0))
                    .as("not drained while bytes are left that nobody has read")
                    .isZero();
            assertThat(slow.readToEnd().length).isGreaterThan(size);
            assertThat(drained.join()).isTrue();
        }
    }

    @Test
    void whatIsLeftIsCutAndStillMetered() {
        try (RawCaller caller = streaming(Duration.ofSeconds(30))) {
            assertThat(gateway.server().drain(Duration.ofMillis(100))).isFalse();
            assertThat(gateway.server().cut(Duration.ofSeconds(10))).isTrue();

            assertThat(caller.readToEnd()).asString().doesNotContain("[DONE]");
        }
        Ending ending = gateway.journal().only().ending();
        assertThat(ending.attempts()).hasSize(1);
        assertThat(ending.attempts().getFirst().tokens().total()).isPositive();
        assertThat(ending.attempts().getFirst().estimated()).isTrue();
    }

    @Test
    void whatTakesTooLongIsNotWaitedFor() {
        try (RawCaller caller = streaming(Duration.ofSeconds(3))) {
            assertThat(gateway.server().drain(Duration.ofMillis(200))).isFalse();
            assertThat(gateway.server().running()).isEqualTo(1);
            caller.readUntil("[DONE]");
        }
        Eventually.holds(() -> gateway.server().running() == 0);
    }

    private boolean refused() {
        try (RawCaller late = new RawCaller(gateway.port())) {
            return late.readToEnd().length == 0;
        } catch (java.io.UncheckedIOException connectionRefused) {
            return true;
        }
    }
}

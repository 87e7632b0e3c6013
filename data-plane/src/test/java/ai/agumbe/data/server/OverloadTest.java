package ai.agumbe.data.server;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of calls when there are too many. */
class OverloadTest {
    private static final int MOST = 3;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(ServerLimits.DEFAULT.bounded(100, MOST));

    private static RawCaller busy() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(Replies.chunk("One"))
                        .pause(Duration.ofSeconds(1))
                        .events(Replies.FINISH, Replies.DONE)
                        .end());
        RawCaller caller = new RawCaller(GATEWAY.port());
        caller.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, ",\"stream\":true")))
                .readUntil("One");
        return caller;
    }

    @Test
    void oneTooManyIsToldWhenToComeBackWhileHealthStaysUp() {
        RawCaller[] callers = {busy(), busy(), busy()};
        try (RawCaller kept = new RawCaller(GATEWAY.port())) {
            Answered refused = GATEWAY.chat(CHAT, "");
            Answered healthy = GATEWAY.get("/healthz");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("overloaded");
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.header("x-request-id")).isNotEmpty();
            assertThat(healthy.status()).isEqualTo(200);
            assertThat(GATEWAY.server().refused()).isPositive();
            assertThat(kept.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, "")))
                            .readReply())
                    .startsWith("HTTP/1.1 503");

            for (RawCaller caller : callers) {
                assertThat(caller.readUntil("[DONE]")).doesNotContain("error");
            }
            Eventually.holds(() -> GATEWAY.server().running() == 0);
            assertThat(kept.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, "")))
                            .readReply())
                    .as("on the same connection, once there is room")
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (RawCaller caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void oneTooManyIsRefusedBeforeItsBodyIsHere() {
        RawCaller[] callers = {busy(), busy(), busy()};
        try (RawCaller late = new RawCaller(GATEWAY.port())) {
            long others = GATEWAY.bodies().inFlightBytes();
            String head = RawCaller.post("/v1/chat/completions", GATEWAY.key(), "", "content-length", "1000000");

            assertThat(late.send(head).readReply())
                    .startsWith("HTTP/1.1 503")
                    .contains("overloaded", "connection: close");
            assertThat(GATEWAY.bodies().inFlightBytes()).isEqualTo(others);
        } finally {
            for (RawCaller caller : callers) {
                caller.readUntil("[DONE]");
                caller.close();
            }
        }
    }
}

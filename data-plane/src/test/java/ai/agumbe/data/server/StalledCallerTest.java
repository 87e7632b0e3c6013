package ai.agumbe.data.server;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers that stop reading, or say nothing. */
class StalledCallerTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(
            new ServerLimits(3, 10, Duration.ofMillis(400), Duration.ofMillis(500), Duration.ofSeconds(10)));

    @Test
    void whoStopsReadingIsHungUpOnAndItsProviderToo() {
        Script flood = Script.stream();
        for (int i = 0; i < 1_000; i++) {
            flood.events(Replies.chunk("x".repeat(60_000)));
        }
        GATEWAY.provider().next(flood);

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, ",\"stream\":true")));

            assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("client_cancelled");
            Eventually.holds(() -> GATEWAY.provider().hangUps() == 1);
        }
    }

    @Test
    void whoSaysNothingIsHungUpOn() {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            assertThat(caller.send("GET /v1/models HTTP/1.1\r\n").readToEnd()).isEmpty();
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAsTheyCome() {
        Eventually.holds(() -> GATEWAY.server().connections() == 0);
        try (RawCaller one = new RawCaller(GATEWAY.port());
                RawCaller two = new RawCaller(GATEWAY.port());
                RawCaller three = new RawCaller(GATEWAY.port())) {
            Eventually.holds(() -> GATEWAY.server().connections() == 3);
            try (RawCaller four = new RawCaller(GATEWAY.port())) {
                assertThat(four.readToEnd()).isEmpty();
            }
            assertThat(java.util.List.of(one, two, three)).hasSize(3);
        }
    }
}

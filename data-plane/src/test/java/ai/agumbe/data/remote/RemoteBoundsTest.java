package ai.agumbe.data.remote;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much detectors outside are asked at a time, and for how long. */
class RemoteBoundsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final RemoteGround GROUND = new RemoteGround(GATEWAY, new FakeProvider());

    @BeforeEach
    void forget() {
        GROUND.detector().reset();
    }

    @AfterAll
    static void end() {
        GROUND.detector().close();
    }

    /** One that asks about eight texts that nobody else asks about. */
    private static RawCaller caller(int number) {
        String messages = IntStream.range(0, 8)
                .mapToObj(text -> "{\"role\":\"user\",\"content\":\"" + number + " " + text + "\"}")
                .collect(Collectors.joining(","));
        String body = "{\"model\":\"" + CHAT + "\",\"messages\":[" + messages + "]}";
        return new RawCaller(GATEWAY.port()).send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), body));
    }

    @Test
    void aDetectorThatIsBusyIsNotAskedForMoreUntilItHasRoom() {
        GROUND.policy(
                GROUND.detector("busy", "llama_guard", Map.of("model", "g", "fail", "closed", "timeout_ms", 10_000)));
        GROUND.detector().always(request -> Script.silent().stall());
        List<RawCaller> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(caller(i));
        }
        Eventually.holds(() -> GROUND.detector().asked().size() == 64);

        assertThat(GROUND.ask("", "one more").text()).contains("could not be checked by busy");
        assertThat(GROUND.detector().asked()).hasSize(64);

        callers.forEach(RawCaller::close);
        Eventually.holds(() -> GROUND.detector().hangUps() == 64);
        Eventually.holds(() -> GATEWAY.server().running() == 0);
        GROUND.detector().always(request -> Script.chat("safe", 1, 1));
        assertThat(GROUND.ask("", "one more").status()).isEqualTo(200);
    }

    @Test
    void aCallerWhoLeavesIsNoticedBeforeTheDetectorAnswers() {
        GROUND.policy(GROUND.detector("slow", "webhook", Map.of("fail", "closed", "timeout_ms", 10_000)));
        GROUND.detector().always(request -> Script.silent().stall());
        try (RawCaller caller = caller(9)) {
            Eventually.holds(() -> GROUND.detector().asked().size() == 1);
            assertThat(caller).isNotNull();
        }

        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("client_cancelled");
        Eventually.holds(() -> GROUND.detector().hangUps() == 1);
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }
}

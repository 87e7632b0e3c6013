package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.chunk;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers that hang up before they have their answer. */
class CallerLeavesTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static RawCaller asking(String model, String more) {
        return new RawCaller(GATEWAY.port())
                .send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(model, more)));
    }

    private static Attempt onlyAttempt() {
        Ending ending = GATEWAY.journal().only().ending();
        assertThat(ending.errorCode()).isEqualTo("client_cancelled");
        assertThat(ending.attempts()).hasSize(1);
        return ending.attempts().getFirst();
    }

    @Test
    void inTheMiddleOfAStream() {
        GATEWAY.provider().next(Script.stream().events(chunk("12345678")).stall());

        try (RawCaller caller = asking(CHAT, ",\"stream\":true")) {
            caller.readUntil("12345678");
        }

        Eventually.holdsWithin(A_SECOND, () -> GATEWAY.provider().hangUps() == 1);
        Attempt attempt = onlyAttempt();
        assertThat(attempt.outcome()).isEqualTo("cancelled");
        assertThat(attempt.estimated()).isTrue();
        assertThat(attempt.tokens().output()).isEqualTo(2);
        assertThat(attempt.tokens().input()).isEqualTo(7);
        assertThat(GATEWAY.journal().only().ending().httpStatus()).isEqualTo(200);
    }

    @Test
    void beforeAStreamsFirstContent() {
        GATEWAY.provider().next(Script.stream().stall());

        try (RawCaller caller = asking(CHAT, ",\"stream\":true")) {
            Eventually.holds(() -> GATEWAY.provider().asked().size() == 1);
            assertThat(caller).isNotNull();
        }

        Eventually.holdsWithin(A_SECOND, () -> GATEWAY.provider().hangUps() == 1);
        assertThat(onlyAttempt().estimated()).isTrue();
    }

    @Test
    void beforeAWholeAnswer() {
        GATEWAY.provider().next(Script.silent().stall());

        try (RawCaller caller = asking(CHAT, "")) {
            Eventually.holds(() -> GATEWAY.provider().asked().size() == 1);
            assertThat(caller).isNotNull();
        }

        Eventually.holdsWithin(A_SECOND, () -> GATEWAY.provider().hangUps() == 1);
        assertThat(onlyAttempt().tokens().input()).isEqualTo(7);
    }

    @Test
    void duringThePauseBeforeAnotherTry() {
        GATEWAY.config().route("smart", 5, CHAT);
        GATEWAY.apply();
        GATEWAY.provider().next(Script.json(429, Replies.error("later"), "retry-after", "30"));

        try (RawCaller caller = asking("smart", "")) {
            Eventually.holds(() -> GATEWAY.provider().asked().size() == 1);
            Eventually.holds(() -> GATEWAY.server().running() == 1);
            assertThat(caller).isNotNull();
        }

        Ending ending = GATEWAY.journal().only().ending();
        assertThat(ending.errorCode()).isEqualTo("client_cancelled");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }
}

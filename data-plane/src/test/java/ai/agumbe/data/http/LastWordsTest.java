package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Replies.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that fails has the last words of its surface, whatever it failed with. */
class LastWordsTest {
    private static final String TIMEOUT = "request_timeout";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** How each surface's callers ask for a stream, and what they hear last when it fails. */
    enum Dialect {
        CHAT_COMPLETIONS("/chat/completions", "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]") {
            @Override
            void assertFailed(Answered answer, String code) {
                assertThat(answer.content()).isEqualTo("One");
                assertThat(answer.data().getLast().at("/error/code").asText()).isEqualTo(code);
                assertEndsWith(answer, "data: [DONE]");
            }
        },
        MESSAGES("/messages", "\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]") {
            @Override
            void assertFailed(Answered answer, String code) {
                Answered.Named last = answer.events().getLast();
                assertThat(answer.text()).contains("\"text\":\"One\"").doesNotContain("message_stop");
                assertThat(last.name()).isEqualTo("error");
                assertThat(last.data().path("type").asText()).isEqualTo("error");
                assertThat(last.data().at("/error/type").asText())
                        .isEqualTo(code.equals(TIMEOUT) ? "timeout_error" : "api_error");
                assertThat(last.data().at("/error/code").asText()).isEqualTo(code);
                assertEndsWith(answer, "event: error");
            }
        },
        RESPONSES("/responses", "\"input\":\"Hi\"") {
            @Override
            void assertFailed(Answered answer, String code) {
                List<Answered.Named> events = answer.events();
                JsonNode response = events.getLast().data().path("response");
                assertThat(answer.text()).contains("\"delta\":\"One\"").doesNotContain("response.completed");
                assertThat(events.getLast().name()).isEqualTo("response.failed");
                assertThat(response.path("status").asText()).isEqualTo("failed");
                assertThat(response.at("/error/code").asText()).isEqualTo(code);
                assertEndsWith(answer, "event: response.failed");
            }
        };

        private final String path;
        private final String members;

        Dialect(String path, String members) {
            this.path = path;
            this.members = members;
        }

        abstract void assertFailed(Answered answer, String code);

        Answered ask(String model) {
            return GATEWAY.post(
                    RunningGateway.LLM + path, "{\"model\":\"" + model + "\",\"stream\":true," + members + "}");
        }

        /** The error as it comes when nothing was streamed yet. */
        void assertRefused(Answered answer) {
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.code()).isEqualTo(TIMEOUT);
            assertThat(answer.error().path("type").asText())
                    .isEqualTo(this == MESSAGES ? "timeout_error" : "api_error");
            assertThat(answer.json().path("type").asText("")).isEqualTo(this == MESSAGES ? "error" : "");
        }

        private static void assertEndsWith(Answered answer, String word) {
            List<String> frames = answer.frames();
            assertThat(frames.getLast()).startsWith(word);
            assertThat(frames.get(frames.size() - 2)).startsWith(": agumbe-timing {");
        }
    }

    /** A model of a provider that speaks chat alone, so that one script serves all surfaces. */
    private static String within(Timeouts timeouts) {
        GATEWAY.config()
                .providerOf("mistral", "plain", GATEWAY.provider().baseUrl(), timeouts)
                .model("@plain/m", "plain", "m", "chat");
        GATEWAY.apply();
        return "@plain/m";
    }

    private static void assertRow(String code, String outcome) {
        Ending ending = GATEWAY.journal().only().ending();
        assertThat(ending.errorCode()).isEqualTo(code);
        assertThat(ending.httpStatus()).isEqualTo(200);
        assertThat(ending.attempts().getLast().outcome()).isEqualTo(outcome);
        assertThat(ending.attempts().getLast().tokens().total()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aBugOfOursIsToldAsAnInternalError(Dialect dialect) {
        GATEWAY.config()
                .providerOf("buggy", "buggy", GATEWAY.provider().baseUrl(), Timeouts.INHERITED)
                .model("@buggy/m", "buggy", "m", "chat");
        GATEWAY.apply();

        Answered answer = dialect.ask("@buggy/m");

        dialect.assertFailed(answer, "internal_error");
        assertThat(answer.text()).doesNotContain("a bug");
        assertRow("internal_error", "abandoned");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatFallsSilentHasTimedOut(Dialect dialect) {
        String model = within(new Timeouts(null, null, 300, null));
        GATEWAY.provider().next(Script.stream().events(chunk("One")).stall());

        dialect.assertFailed(dialect.ask(model), TIMEOUT);
        assertRow(TIMEOUT, "timed_out");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatNeverEndsHasTimedOut(Dialect dialect) {
        String model = within(new Timeouts(null, null, null, 600));
        Script endless = Script.stream().events(chunk("One"));
        for (int i = 0; i < 30; i++) {
            endless.pause(Duration.ofMillis(100)).events(chunk(""));
        }
        GATEWAY.provider().next(endless.stall());

        dialect.assertFailed(dialect.ask(model), TIMEOUT);
        assertRow(TIMEOUT, "timed_out");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamWithoutAFirstContentIsRefused(Dialect dialect) {
        String model = within(new Timeouts(null, 300, null, null));
        GATEWAY.provider().next(Script.stream().piece(": wait\n\n").stall());

        dialect.assertRefused(dialect.ask(model));
        assertThat(GATEWAY.journal().only().ending().httpStatus()).isEqualTo(504);
    }
}

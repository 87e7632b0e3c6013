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
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a caller sees of a stream that breaks, on a route that rescues streams. */
class RescueTest {
    private static final String SECOND = "@fake/second";
    private static final String STREAM = ",\"stream\":true";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static void route(Timeouts timeouts, String... models) {
        List<RouteDocument.Candidate> candidates = new ArrayList<>();
        for (String model : models) {
            candidates.add(new RouteDocument.Candidate(model, null, 1, 1, timeouts));
        }
        GATEWAY.config()
                .model(SECOND, "fake", "second-up", "chat")
                .model("@fake/third", "fake", "third-up", "chat")
                .route(new RouteDocument(
                        null,
                        "r",
                        "priority",
                        candidates,
                        null,
                        null,
                        "none",
                        "agree",
                        Sharing.WITH_ALL,
                        Instant.EPOCH));
        GATEWAY.apply();
    }

    private static Script talking(String id, String... texts) {
        Script script = Script.stream()
                .events("{\"id\":\"" + id
                        + "\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
        for (String text : texts) {
            script.events(chunk(text).replace("\"c1\"", "\"" + id + "\""));
        }
        return script;
    }

    private static Script whole(String id, String... texts) {
        return talking(id, texts)
                .events(Replies.FINISH, Replies.usage(20, 5), Replies.DONE)
                .end();
    }

    private static Ending ending() {
        return GATEWAY.journal().only().ending();
    }

    @Test
    void theStreamGoesOnFromAnotherCandidateAndTheCallerSeesOneAnswer() {
        route(Timeouts.INHERITED, CHAT, SECOND);
        GATEWAY.provider()
                .next(
                        talking("first", "The quick ", "brown ").cut(),
                        whole("other", "The qu", "ick brown fox", " jumps."));

        Answered answer = GATEWAY.chat("r", STREAM + ",\"stream_options\":{\"include_usage\":true}");

        assertThat(answer.content()).isEqualTo("The quick brown fox jumps.");
        assertThat(answer.text()).doesNotContain("\"error\"").endsWith("data: [DONE]\n\n");
        List<JsonNode> chunks = answer.data();
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.path("id").asText()).isEqualTo("first");
            assertThat(chunk.path("model").asText()).isEqualTo(CHAT);
        });
        assertThat(chunks.stream().filter(chunk -> chunk.toString().contains("\"role\"")))
                .hasSize(1);
        assertThat(chunks.stream().filter(chunk -> chunk.toString().contains("\"stop\"")))
                .hasSize(1);
        assertThat(chunks.getLast().path("usage").path("completion_tokens").asInt())
                .isEqualTo(5);
        assertThat(answer.text()).contains("\"attempts\":2");
    }

    @Test
    void bothAttemptsArePaidAndOnTheRow() {
        route(Timeouts.INHERITED, CHAT, SECOND);
        GATEWAY.provider().next(talking("first", "The quick brown ").cut(), whole("other", "The quick brown fox"));

        GATEWAY.chat("r", STREAM);

        assertThat(ending().errorCode()).isNull();
        assertThat(ending().attempts()).extracting(Attempt::outcome).containsExactly("broken", "answered");
        assertThat(ending().attempts()).extracting(Attempt::model).containsExactly(CHAT, SECOND);
        assertThat(ending().attempts()).extracting(Attempt::estimated).containsExactly(true, false);
        assertThat(ending().attempts()).allSatisfy(attempt -> {
            assertThat(attempt.tokens().completion()).isPositive();
            assertThat(attempt.cost()).isPositive();
        });
    }

    @Test
    void whoeverDisagreesEndsTheStreamWithTheError() {
        route(Timeouts.INHERITED, CHAT, SECOND, "@fake/third");
        GATEWAY.provider().next(talking("first", "The quick brown ").cut(), whole("other", "A slow ", "red fox."));

        Answered answer = GATEWAY.chat("r", STREAM);

        assertThat(answer.content()).isEqualTo("The quick brown ");
        assertThat(answer.text()).contains("provider_error").endsWith("data: [DONE]\n\n");
        assertThat(GATEWAY.provider().asked()).hasSize(2);
        assertThat(ending().errorCode()).isEqualTo("provider_error");
        assertThat(ending().attempts()).extracting(Attempt::outcome).containsExactly("broken", "disagreed");
        assertThat(ending().attempts().getLast().tokens().completion()).isPositive();
    }

    @Test
    void silenceIsRescuedToo() {
        route(new Timeouts(null, null, 300, null), CHAT, SECOND);
        GATEWAY.provider().next(talking("first", "One ").stall(), whole("other", "One two"));

        assertThat(GATEWAY.chat("r", STREAM).content()).isEqualTo("One two");
        assertThat(ending().attempts()).extracting(Attempt::outcome).containsExactly("timed_out", "answered");
    }

    @Test
    void whoeverCannotEvenBeginIsPassedOverAndARescuerMayBeRescued() {
        route(Timeouts.INHERITED, CHAT, SECOND, "@fake/third", CHAT);
        GATEWAY.provider()
                .next(
                        talking("first", "One ").cut(),
                        Script.json(500, "{}"),
                        talking("third", "One two ").cut(),
                        whole("last", "One ", "two three"));

        Answered answer = GATEWAY.chat("r", STREAM);

        assertThat(answer.content()).isEqualTo("One two three");
        assertThat(ending().attempts())
                .extracting(Attempt::outcome)
                .containsExactly("broken", "provider_failed", "broken", "answered");
    }

    @Test
    void whenNobodyIsLeftTheStreamEndsWithWhatBrokeIt() {
        route(Timeouts.INHERITED, CHAT, SECOND);
        GATEWAY.provider().next(talking("first", "One ").cut(), Script.json(401, "{}"));

        Answered answer = GATEWAY.chat("r", STREAM);

        assertThat(answer.content()).isEqualTo("One ");
        assertThat(answer.text()).contains("\"provider_error\"").endsWith("data: [DONE]\n\n");
        assertThat(ending().errorCode()).isEqualTo("provider_error");
        assertThat(ending().attempts()).extracting(Attempt::outcome).containsExactly("broken", "credential_rejected");
    }
}

package ai.agumbe.model.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.guard.PolicyReader;
import ai.agumbe.model.screen.Screen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a policy would have done to calls of each kind. */
class BacktestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHAT_ASK = "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

    private final AtomicLong nanos = new AtomicLong();

    private Backtest backtest(Map<String, Object> settings) {
        return new Backtest(new Screen(PolicyReader.read(settings)), () -> nanos.getAndAdd(7_000));
    }

    private static PastCall call(String id, String kind, String ask, String answer) {
        return new PastCall(
                id, kind, List.of("gpt", "sim/gpt"), json(ask), json(answer), List.of(), 50L, new BigDecimal("0.25"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }

    @Test
    void eachCallIsCountedOnceByTheWorstThatWouldHaveHappened() {
        Backtest backtest = backtest(Map.of(
                "pii",
                "redact",
                "secrets",
                "detect",
                "maxTokens",
                20,
                "keywordBlocklist",
                Map.of("mode", "block", "words", List.of("falcon"))));
        String key = "ghp_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW11ySowm";

        backtest.add(call("1", "chat", CHAT_ASK.formatted("hello"), "\"good day\""));
        backtest.add(call("2", "chat", CHAT_ASK.formatted("a@example.com b@example.com"), "\"fine\""));
        backtest.add(call("3", "chat", CHAT_ASK.formatted("project falcon, a@example.com"), "\"fine\""));
        backtest.add(call("4", "chat", CHAT_ASK.formatted("key?"), "\"" + key + "\""));
        ObjectNode report = backtest.report();

        assertThat(report.path("examined").asInt()).isEqualTo(4);
        assertThat(List.of("untouched", "detected", "redacted", "blocked"))
                .allSatisfy(
                        each -> assertThat(report.path(each).asInt()).as(each).isEqualTo(1));
        assertThat(report.path("decisions").toString())
                .contains(
                        "{\"guardrail\":\"pii\",\"stage\":\"input\",\"action\":\"redacted\",\"requests\":1,\"rules\":{\"email\":1}}");
        assertThat(report.path("cost").toString())
                .isEqualTo("{\"not_spent\":\"0.25\",\"spent_on_withheld_answers\":\"0\"}");
        assertThat(report.path("answers_longer_than_max_tokens").asInt()).isEqualTo(3);
        assertThat(report.path("micros_per_request").toString()).isEqualTo("{\"p50\":7,\"p99\":7,\"most\":7}");
        assertThat(report.toString())
                .doesNotContain("example.com")
                .doesNotContain("falcon")
                .doesNotContain("ghp_aB3");
    }

    @Test
    void everyFormIsReadWhereItsTextsStand() {
        Map<String, String> asks = Map.of(
                "chat", CHAT_ASK.formatted("a@example.com"),
                "messages",
                        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a@example.com\"}]}]}",
                "responses", "{\"input\":\"a@example.com\"}",
                "embeddings", "{\"input\":[\"x\",\"a@example.com\"]}");
        asks.forEach((kind, ask) -> {
            Backtest backtest = backtest(Map.of("pii", "block"));
            backtest.add(call("1", kind, ask, "null"));
            assertThat(backtest.report().path("blocked").asInt()).as(kind).isEqualTo(1);
        });
        Map<String, String> answers = Map.of(
                "chat", "{\"choices\":[{\"message\":{\"content\":\"a@example.com\"}}]}",
                "messages", "{\"content\":[{\"type\":\"text\",\"text\":\"a@example.com\"}]}",
                "responses",
                        "{\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"a@example.com\"}]}]}");
        answers.forEach((kind, answer) -> {
            Backtest backtest = backtest(Map.of("pii", "block"));
            backtest.add(call("1", kind, "{}", answer));
            assertThat(backtest.report()
                            .path("cost")
                            .path("spent_on_withheld_answers")
                            .asText())
                    .as(kind)
                    .isEqualTo("0.25");
        });
    }

    @Test
    void streamedAnswersAreReadByTheirPlaces() {
        Backtest backtest = backtest(Map.of("pii", "redact", "groundedness", "detect"));

        backtest.add(call("1", "chat", "{}", "{\"streamed\":{\"choices[0].content\":\"a@example.com\"}}"));
        backtest.add(
                call(
                        "2",
                        "chat",
                        "{}",
                        "{\"streamed\":{\"choices[0].tool_calls[0].function.arguments\":\"{\\\"to\\\":\\\"a@example.com\\\"}\"}}"));
        backtest.add(call("3", "chat", "{}", "{\"streamed\":{\"choices[0].finish_reason\":\"stop\"}}"));

        assertThat(backtest.report().path("redacted").asInt()).isEqualTo(2);
        assertThat(backtest.report().path("untouched").asInt()).isEqualTo(1);
    }

    @Test
    void modelsThatAreNotListedAreRefusedAndLengthIsHeld() {
        Backtest models = backtest(Map.of("allowedModels", List.of("other")));
        models.add(call("1", "chat", "{}", "null"));
        assertThat(models.report().path("decisions").path(0).path("guardrail").asText())
                .isEqualTo("allowed_models");
        Backtest listed = backtest(Map.of("allowedModels", List.of("sim/gpt")));
        listed.add(call("1", "chat", "{}", "null"));
        assertThat(listed.report().path("untouched").asInt()).isEqualTo(1);
        Backtest length = backtest(Map.of("contentLength", Map.of("max", 3)));
        length.add(call("1", "chat", CHAT_ASK.formatted("four"), "null"));
        assertThat(length.report().path("blocked").asInt()).isEqualTo(1);
    }

    @Test
    void aWishSaysWhatIsWrongWithIt() {
        BacktestWish wish =
                BacktestWish.read((ObjectNode) json("{\"settings\":\"recommended\",\"requests\":[{\"request\":"
                        + CHAT_ASK.formatted("hi") + ",\"answer\":\"so\",\"grounding\":[\"so\"]}]}"));
        assertThat(Objects.requireNonNull(wish.given()).getFirst().id()).isEqualTo("requests[0]");
        assertThat(BacktestWish.read((ObjectNode) json("{}")).days()).isEqualTo(7);
        Map.of(
                        "{\"dayz\":1}", "dayz",
                        "{\"days\":0}", "days",
                        "{\"days\":1,\"requests\":[]}", "days",
                        "{\"requests\":{}}", "requests",
                        "{\"requests\":[{}]}", "requests[0].request",
                        "{\"requests\":[{\"request\":{},\"kind\":\"x\"}]}", "requests[0].kind",
                        "{\"requests\":[{\"request\":{},\"answer\":7}]}", "requests[0].answer",
                        "{\"settings\":\"best\"}", "settings")
                .forEach((body, member) -> assertThatThrownBy(() -> BacktestWish.read((ObjectNode) json(body)))
                        .as(body)
                        .isInstanceOfSatisfying(
                                InvalidTrialException.class,
                                invalid -> assertThat(invalid.member()).isEqualTo(member)));
    }
}

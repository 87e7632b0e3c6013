package ai.agumbe.data.remote;

import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RecordingJournal.Exchange;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.config.Timeouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A gateway with a second provider, whose model judges. */
final class JudgeGround implements AutoCloseable {
    static final String JUDGE = "@judges/small";

    /** Breakers and verdicts outlive tests: each asks another question. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final RunningGateway gateway;
    private final FakeProvider judges = new FakeProvider();

    JudgeGround(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** To be called before each test. */
    void begin() {
        TESTS.incrementAndGet();
        judges.reset();
        judges.always(request -> verdict(false, 0.9, "none"));
        gateway.config().provider("judges", judges.baseUrl(), Timeouts.INHERITED);
        gateway.config().model(JUDGE, "judges", "small-up", "chat");
        gateway.apply();
    }

    FakeProvider judges() {
        return judges;
    }

    static Map<String, Object> judge(String name, Map<String, Object> more) {
        String question = "Legal advice? (" + TESTS.get() + ")";
        Map<String, Object> settings =
                new HashMap<>(Map.of("name", name, "kind", "judge", "model", JUDGE, "question", question));
        settings.putAll(more);
        return settings;
    }

    /** An answer of 100 tokens for an ask of 200. */
    static Script verdict(boolean flagged, double confidence, String category) {
        return saying(Json.object()
                .put("reason", "so it is")
                .put("category", category)
                .put("confidence", confidence)
                .put("flagged", flagged)
                .toString());
    }

    static Script saying(String text) {
        String quoted = Json.object().textNode(text).toString();
        return Script.chat(quoted.substring(1, quoted.length() - 1), 200, 100);
    }

    /** A judge that flags texts with this word in them. */
    static Function<Asked, Script> flagging(String word) {
        return request -> verdict(judged(request).contains(word), 0.8, "advice");
    }

    /** What a judge was shown. */
    static String judged(Asked request) {
        return request.json().at("/messages/1/content").asText();
    }

    /** Those of one kind, ended, in the order in which they began. */
    List<Exchange> exchanges(String kind) {
        gateway.journal().assertEachEndedOnce();
        return gateway.journal().exchanges().stream()
                .filter(each -> each.opening().requestKind().equals(kind))
                .toList();
    }

    @Override
    public void close() {
        judges.close();
    }
}

package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import ai.agumbe.model.screen.TextSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The moderations endpoint of OpenAI's API. */
final class OpenAiModeration implements DetectorProtocol {
    private static final String USUAL_MODEL = "omni-moderation-latest";

    @Override
    public boolean reads(Stage stage, TextSource source) {
        return source != TextSource.BACKEND && (stage == Stage.OUTPUT || source != TextSource.THOUGHT);
    }

    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        ObjectNode body = Json.object().put("model", Objects.requireNonNullElse(detector.model(), USUAL_MODEL));
        ArrayNode input = body.putArray("input");
        texts.forEach(text -> input.add(text.text()));
        return body;
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        JsonNode results = Replies.list(reply.path("results"), texts.size());
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            opinions.add(opinion(detector, stage, texts.get(i).text(), results.get(i)));
        }
        return new Judged(opinions, true);
    }

    private static Opinion opinion(RemoteDetector detector, Stage stage, String text, JsonNode result) {
        if (!result.path("flagged").isBoolean()) {
            throw new UnreadableVerdictException("no verdict");
        }
        List<RemoteFinding> findings = new ArrayList<>();
        Double least = detector.threshold();
        JsonNode scores = result.path("category_scores");
        result.path("categories").properties().forEach(category -> {
            double score = scores.path(category.getKey()).asDouble(0);
            boolean found = least == null ? category.getValue().asBoolean() : score >= least;
            if (found) {
                findings.add(Replies.unsafe(detector, stage, category.getKey(), text, score));
            }
        });
        if (findings.isEmpty() && least == null && result.path("flagged").asBoolean()) {
            findings.add(Replies.unsafe(detector, stage, "flagged", text, 1));
        }
        return new Opinion(findings, null);
    }
}

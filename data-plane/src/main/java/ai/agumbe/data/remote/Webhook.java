package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.Guardrail;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our own protocol, for whoever wants to be asked: texts with their sources, answered by findings or a text in their place. */
final class Webhook implements DetectorProtocol {
    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        ObjectNode body = Json.object().put("detector", detector.name()).put("stage", stage.wireName());
        ArrayNode told = body.putArray("texts");
        for (RemoteText text : texts) {
            told.addObject().put("text", text.text()).put("source", named(text.source()));
        }
        return body;
    }

    private static String named(TextSource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        JsonNode results = Replies.list(reply.path("results"), texts.size());
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            opinions.add(opinion(detector, texts.get(i).text(), results.get(i)));
        }
        return new Judged(opinions, true);
    }

    private static Opinion opinion(RemoteDetector detector, String text, JsonNode result) {
        List<RemoteFinding> findings = new ArrayList<>();
        CodePoints points = CodePoints.of(text);
        for (JsonNode told : Replies.list(result.path("findings"))) {
            RemoteFinding finding = finding(detector, points, told);
            Double least = detector.threshold();
            if (least == null || finding.confidence() >= least) {
                findings.add(finding);
            }
        }
        String instead = instead(result.path("text"), text);
        if (instead != null && findings.isEmpty()) {
            findings.add(RemoteFinding.of(Guardrail.CUSTOM, "rewritten", detector.name(), 0, text.length(), 1));
        }
        return new Opinion(findings, instead);
    }

    private static @Nullable String instead(JsonNode told, String text) {
        return told.isTextual() && !told.textValue().equals(text) ? told.textValue() : null;
    }

    private static RemoteFinding finding(RemoteDetector detector, CodePoints points, JsonNode told) {
        Guardrail guardrail = Replies.guardrail(told.path("guardrail"));
        String category = told.path("category").asText(guardrail.name().toLowerCase(Locale.ROOT));
        String label = guardrail == Guardrail.CUSTOM ? detector.name() : category;
        boolean whole = told.path("start").isMissingNode() && told.path("end").isMissingNode();
        CodePoints.Span span = whole ? points.all() : points.span(told.path("start"), told.path("end"));
        return RemoteFinding.of(
                guardrail,
                category,
                label,
                span.start(),
                span.end(),
                told.path("confidence").asDouble(1));
    }
}

package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Presidio's analyzer: personal data, names and places among them, with where they stand. */
final class Presidio implements DetectorProtocol {
    /** What we call the same. */
    private static final Map<String, String> LABELS = Map.of(
            "EMAIL_ADDRESS", "EMAIL",
            "PHONE_NUMBER", "PHONE",
            "CREDIT_CARD", "CARD",
            "IBAN_CODE", "IBAN",
            "US_SSN", "SSN",
            "IP_ADDRESS", "IP");

    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("text");
        texts.forEach(text -> list.add(text.text()));
        body.put("language", detector.language());
        Double least = detector.threshold();
        if (least != null) {
            body.put("score_threshold", least);
        }
        return body;
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        JsonNode results = Replies.list(reply, texts.size());
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!results.get(i).isArray()) {
                throw new UnreadableVerdictException("no list of findings");
            }
            opinions.add(opinion(texts.get(i).text(), Replies.list(results.get(i))));
        }
        return new Judged(opinions, true);
    }

    private static Opinion opinion(String text, JsonNode entities) {
        List<RemoteFinding> findings = new ArrayList<>();
        CodePoints points = CodePoints.of(text);
        for (JsonNode entity : entities) {
            String type = entity.path("entity_type").asText("PII");
            CodePoints.Span span = points.span(entity.path("start"), entity.path("end"));
            findings.add(RemoteFinding.of(
                    Guardrail.PII,
                    type,
                    LABELS.getOrDefault(type, type),
                    span.start(),
                    span.end(),
                    entity.path("score").asDouble(1)));
        }
        return new Opinion(findings, null);
    }
}

package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A model of this gateway that answers a policy's question about a text, as JSON of one schema. */
final class ModelJudge implements ChatJudge {
    private static final String FLAGGED = "flagged";
    private static final List<String> MEMBERS = List.of("reason", "category", "confidence", FLAGGED);

    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        return JudgePrompt.of(detector, stage, texts, asked);
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        JsonNode verdict = verdict(reply.at("/choices/0/message/content").asText(""));
        boolean apart = texts.size() == 1;
        double confidence = verdict.path("confidence").doubleValue();
        Double least = detector.threshold();
        if (!verdict.path(FLAGGED).booleanValue() || (least != null && confidence < least)) {
            return Judged.nothing(texts.size(), apart);
        }
        String category = category(verdict.path("category").textValue(), detector, texts);
        List<Opinion> opinions = texts.stream()
                .map(text -> new Opinion(List.of(found(detector, category, text, confidence)), null))
                .toList();
        return new Judged(opinions, apart);
    }

    private static RemoteFinding found(RemoteDetector detector, String category, RemoteText text, double confidence) {
        int end = text.text().length();
        return RemoteFinding.of(Guardrail.CUSTOM, category, detector.name(), 0, end, confidence);
    }

    private static JsonNode verdict(String said) {
        JsonNode verdict;
        try {
            verdict = Json.read(said.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException malformed) {
            throw new UnreadableVerdictException("no JSON");
        }
        double confidence = verdict.path("confidence").asDouble(-1);
        boolean fits = verdict.size() == MEMBERS.size()
                && verdict.path(FLAGGED).isBoolean()
                && verdict.path("confidence").isNumber()
                && confidence >= 0
                && confidence <= 1
                && verdict.path("category").isTextual()
                && verdict.path("reason").isTextual();
        if (!fits) {
            throw new UnreadableVerdictException("not what the schema asks for");
        }
        return verdict;
    }

    /** Whoever wrote the text may have told the model what to say: words of the text alone are kept out of logs. */
    private static String category(String told, RemoteDetector detector, List<RemoteText> texts) {
        String category = told.strip().toLowerCase(Locale.ROOT);
        boolean ours =
                String.valueOf(detector.question()).toLowerCase(Locale.ROOT).contains(category);
        boolean theirs = texts.stream()
                .anyMatch(text -> text.text().toLowerCase(Locale.ROOT).contains(category));
        return category.isEmpty() || (theirs && !ours) ? FLAGGED : category.replace(' ', '_');
    }
}

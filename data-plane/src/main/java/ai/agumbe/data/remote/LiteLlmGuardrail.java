package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** LiteLLM's generic guardrail API: all texts at once, blocked together or written anew one by one. */
final class LiteLlmGuardrail implements DetectorProtocol {
    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("texts");
        texts.forEach(text -> list.add(text.text()));
        body.putObject("request_data");
        body.put("input_type", stage == Stage.OUTPUT ? "response" : "request");
        ObjectNode more = body.putObject("additional_provider_specific_params");
        Double least = detector.threshold();
        if (least != null) {
            more.put("threshold", least);
        }
        return body;
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        return switch (reply.path("action").asText("")) {
            case "NONE" -> Judged.nothing(texts.size(), false);
            case "BLOCKED" -> all(detector, stage, texts);
            case "GUARDRAIL_INTERVENED" -> rewritten(detector, stage, texts, reply.path("texts"));
            default -> throw new UnreadableVerdictException("no action that is known");
        };
    }

    private static Judged all(RemoteDetector detector, Stage stage, List<RemoteText> texts) {
        return new Judged(
                texts.stream()
                        .map(text -> new Opinion(found(detector, stage, "blocked", text.text()), null))
                        .toList(),
                false);
    }

    /** It may have changed pictures alone, which we do not show it. */
    private static Judged rewritten(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode anew) {
        if (anew.isEmpty()) {
            return Judged.nothing(texts.size(), false);
        }
        Replies.list(anew, texts.size());
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String before = texts.get(i).text();
            String after = anew.get(i).asText();
            opinions.add(
                    after.equals(before)
                            ? Opinion.NOTHING
                            : new Opinion(found(detector, stage, "intervened", before), after));
        }
        return new Judged(opinions, false);
    }

    private static List<RemoteFinding> found(RemoteDetector detector, Stage stage, String category, String text) {
        return List.of(Replies.unsafe(detector, stage, category, text, 1));
    }
}

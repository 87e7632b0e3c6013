package ai.agumbe.data.remote;

import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What replies of several protocols have in common. */
final class Replies {
    private static final int MOST_FINDINGS = 10_000;

    private static final Map<String, Guardrail> GUARDRAILS = Map.of(
            "pii", Guardrail.PII,
            "secrets", Guardrail.SECRETS,
            "prompt_injection", Guardrail.PROMPT_INJECTION,
            "indirect_prompt_injection", Guardrail.INDIRECT_PROMPT_INJECTION,
            "denied_topics", Guardrail.DENIED_TOPICS,
            "output_safety", Guardrail.OUTPUT_SAFETY,
            "groundedness", Guardrail.GROUNDEDNESS);

    private Replies() {}

    /** A list of so many entries. */
    static JsonNode list(JsonNode list, int entries) {
        if (!list.isArray() || list.size() != entries) {
            throw new UnreadableVerdictException("not one answer for each text");
        }
        return list;
    }

    /** A list, or nothing. */
    static JsonNode list(JsonNode list) {
        boolean fits = list.isMissingNode() || list.isNull() || list.isArray();
        if (!fits || list.size() > MOST_FINDINGS) {
            throw new UnreadableVerdictException("no list that can be kept");
        }
        return list;
    }

    /** Custom where it names none of ours. */
    static Guardrail guardrail(JsonNode name) {
        return GUARDRAILS.getOrDefault(name.asText(""), Guardrail.CUSTOM);
    }

    /** Something that makes the whole text unsafe; asks have no guardrail of that name. */
    static RemoteFinding unsafe(RemoteDetector detector, Stage stage, String category, String text, double score) {
        return stage == Stage.OUTPUT
                ? RemoteFinding.of(Guardrail.OUTPUT_SAFETY, category, "UNSAFE_OUTPUT", 0, text.length(), score)
                : RemoteFinding.of(Guardrail.CUSTOM, category, detector.name(), 0, text.length(), score);
    }
}

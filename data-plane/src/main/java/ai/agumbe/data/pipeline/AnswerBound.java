package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bounds an answer by what its app's policy allows: a larger bound shrinks, a missing one is set. Refuses nothing. */
final class AnswerBound {
    private AnswerBound() {}

    static Prompt set(Prompt prompt, Screening screening) {
        Integer most = screening.policy().maxTokens();
        SurfaceForm form = SurfaceForms.of(prompt.surface());
        if (most == null || prompt.kind() != ModelKind.CHAT) {
            return prompt;
        }
        Integer asked = form.maxTokens(prompt.body());
        if (asked != null && asked <= most) {
            return prompt;
        }
        if (asked != null) {
            screening.capped(Guardrail.MAX_TOKENS, "maxTokens");
        }
        ObjectNode body = Json.object().setAll(prompt.body());
        form.setMaxTokens(body, most);
        return prompt.with(body, form.chatForm(body));
    }
}

package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.route.Route;

/** Estimates before a call how many tokens it will take: its input, and the longest answer that it asks for. */
final class TokenNeed {
    /** Of an answer whose length nobody bounds. */
    private static final int UNBOUNDED_ANSWER = 1_024;

    private TokenNeed() {}

    static long of(Prompt prompt, Route route) {
        return prompt.estimatedTokens() + ofAnswer(prompt, route);
    }

    private static long ofAnswer(Prompt prompt, Route route) {
        if (prompt.kind() != ModelKind.CHAT) {
            return 0;
        }
        Integer asked = SurfaceForms.of(prompt.surface()).maxTokens(prompt.body());
        if (asked != null) {
            return asked;
        }
        Integer models = route.candidates().getFirst().target().maxOutputTokens();
        return models == null ? UNBOUNDED_ANSWER : Math.min(models, UNBOUNDED_ANSWER);
    }
}

package ai.agumbe.data.provider.google;

import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes how much a model is to think: older models take a budget of tokens, newer ones a level. */
final class GoogleThinking {
    private static final int LITTLE = 1_024;
    private static final int SOME = 8_192;
    private static final int MUCH = 24_576;

    private GoogleThinking() {}

    static void write(Parameters body, String model, ObjectNode generation) {
        String effort = body.take("reasoning_effort").asText("");
        if (effort.isEmpty()) {
            return;
        }
        if (model.startsWith("gemini-2")) {
            generation.putObject("thinkingConfig").put("thinkingBudget", budget(effort, body));
            return;
        }
        switch (effort) {
            case "minimal", "low", "medium", "high" ->
                generation.putObject("thinkingConfig").put("thinkingLevel", effort);
            default ->
                throw body.inexpressible(
                        "reasoning_effort", "Gemini takes minimal, low, medium or high for this model.");
        }
    }

    /** Whether a model signs its calls of functions, and wants the signatures back. */
    static boolean isSigned(String model) {
        return model.startsWith("gemini-") && !model.startsWith("gemini-1") && !model.startsWith("gemini-2");
    }

    private static int budget(String effort, Parameters body) {
        return switch (effort) {
            case "none" -> 0;
            case "minimal", "low" -> LITTLE;
            case "medium" -> SOME;
            case "high" -> MUCH;
            default -> throw body.inexpressible("reasoning_effort", "Gemini takes none, minimal, low, medium or high.");
        };
    }
}

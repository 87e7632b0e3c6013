package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a model is to call functions, in OpenAI's words. */
public sealed interface ToolChoice {
    /** What needs no name. */
    enum Word implements ToolChoice {
        UNSAID,
        AUTO,
        NONE,
        REQUIRED
    }

    /** It is to call this one. */
    record Named(String function) implements ToolChoice {}

    /** @param taken a sentence that says what the provider takes, for whoever says anything else */
    static ToolChoice in(Parameters body, String taken) {
        JsonNode choice = body.take("tool_choice");
        if (choice.path("type").asText("").equals("function")) {
            return new Named(choice.path("function").path("name").asText());
        }
        if (choice.isMissingNode()) {
            return Word.UNSAID;
        }
        return switch (choice.asText()) {
            case "auto" -> Word.AUTO;
            case "none" -> Word.NONE;
            case "required" -> Word.REQUIRED;
            default -> throw body.inexpressible("tool_choice", taken);
        };
    }

    /** Whether it is to call one function at a time. */
    static boolean oneAtATime(Parameters body) {
        JsonNode parallel = body.take("parallel_tool_calls");
        return parallel.isBoolean() && !parallel.booleanValue();
    }
}

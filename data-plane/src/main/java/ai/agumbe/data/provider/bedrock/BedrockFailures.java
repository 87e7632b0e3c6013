package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Says in our words why Bedrock did not answer. */
final class BedrockFailures {
    private static final int MODEL_ERROR = 424;
    private static final List<String> TOO_LONG = List.of(
            "input is too long",
            "prompt is too long",
            "too many input tokens",
            "exceed context limit",
            "maximum context length");
    private static final List<String> UNKNOWN =
            List.of("model identifier is invalid", "on-demand throughput", "doesn't support the model");

    private BedrockFailures() {}

    static Failure of(ErrorAnswer answer) {
        if (answer.status() == MODEL_ERROR) {
            return answer.as(Fault.PROVIDER_FAILED);
        }
        Fault fault = answer.faultOfStatus();
        return answer.as(fault == Fault.CALLER_MISTAKE ? mistake(answer.message()) : fault);
    }

    private static Fault mistake(String message) {
        String told = message.toLowerCase(Locale.ROOT);
        if (TOO_LONG.stream().anyMatch(told::contains)) {
            return Fault.CONTEXT_LENGTH;
        }
        return UNKNOWN.stream().anyMatch(told::contains) ? Fault.UNKNOWN_MODEL : Fault.CALLER_MISTAKE;
    }

    /**
     * Of an exception that came as an event of a stream.
     *
     * @param name as {@code throttlingException}
     */
    static Failure ofEvent(String name, JsonNode exception) {
        String told = exception.path("message").asText("");
        Fault fault = switch (name) {
            case "throttlingException" -> Fault.RATE_LIMITED;
            case "validationException" -> mistake(told);
            case "modelTimeoutException" -> Fault.TIMED_OUT;
            default -> Fault.PROVIDER_FAILED;
        };
        boolean forTheCaller = name.equals("validationException") && !told.isEmpty();
        return Failure.of(fault, forTheCaller ? told : "The provider ended the stream with an error.");
    }
}

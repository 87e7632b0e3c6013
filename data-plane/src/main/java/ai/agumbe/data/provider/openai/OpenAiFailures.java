package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Says in our words why a provider of OpenAI's dialect did not answer. */
final class OpenAiFailures {
    private static final int PAYMENT_REQUIRED = 402;
    /** Groq's: its cheaper tier has no room. */
    private static final int NO_CAPACITY = 498;

    /** How providers that give it no code say that a prompt is too long for the model. */
    private static final List<String> TOO_LONG = List.of(
            "maximum context length",
            "exceeds the context window",
            "exceeds the available context size",
            "max_new_tokens");

    private OpenAiFailures() {}

    /** Of an answer with an error status. */
    static Failure of(ErrorAnswer answer) {
        String code = answer.error().path("code").asText("");
        if (answer.status() == PAYMENT_REQUIRED || code.equals("insufficient_quota")) {
            return answer.as(Fault.CREDENTIAL_REJECTED);
        }
        if (answer.status() == NO_CAPACITY) {
            return answer.as(Fault.PROVIDER_FAILED);
        }
        Fault fault = answer.faultOfStatus();
        if (fault != Fault.CALLER_MISTAKE) {
            return answer.as(fault);
        }
        return switch (code) {
            case "context_length_exceeded" -> answer.as(Fault.CONTEXT_LENGTH);
            case "model_not_found" -> answer.as(Fault.UNKNOWN_MODEL);
            default -> answer.as(isTooLong(answer) ? Fault.CONTEXT_LENGTH : fault);
        };
    }

    private static boolean isTooLong(ErrorAnswer answer) {
        String told = answer.message().toLowerCase(Locale.ROOT);
        return answer.error().path("type").asText("").equals("exceed_context_size_error")
                || TOO_LONG.stream().anyMatch(told::contains);
    }

    /** Of an error that came as an event of a stream. */
    static Failure ofEvent(JsonNode error) {
        Fault fault = "rate_limit_exceeded".equals(error.path("code").asText(""))
                ? Fault.RATE_LIMITED
                : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }
}

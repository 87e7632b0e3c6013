package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says in our words why a provider of OpenAI's dialect did not answer. */
final class OpenAiFailures {
    /** Groq's: its cheaper tier has no room. */
    private static final int NO_CAPACITY = 498;

    private static final int FORBIDDEN = 403;

    private static final Set<String> UNPAID =
            Set.of("insufficient_quota", "billing_not_active", "billing_hard_limit_reached");
    private static final Set<String> UNKNOWN_MODEL = Set.of("model_not_found", "model_decommissioned", "invalid_model");
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error");

    /** What those say who give it no name. */
    private static final List<String> UNKNOWN_MODEL_WORDS = List.of("model not exist", "is not a valid model id");

    private static final List<String> BAD_KEY_WORDS = List.of("incorrect api key provided", "api key not valid");
    private static final List<String> TOO_LONG_WORDS = List.of(
            "maximum context length",
            "maximum prompt length",
            "maximum model length",
            "exceeds the context window",
            "exceeds the available context size",
            "longer than the model's context length",
            "max_new_tokens");

    private OpenAiFailures() {}

    /** Of an answer with an error status. */
    static Failure of(ErrorAnswer answer) {
        if (isNamed(answer.error(), UNPAID)) {
            return answer.as(Fault.CREDENTIAL_REJECTED);
        }
        if (answer.status() == NO_CAPACITY) {
            return answer.as(Fault.PROVIDER_FAILED);
        }
        if (answer.status() == FORBIDDEN && answer.error().path("metadata").has("flagged_input")) {
            return answer.as(Fault.CALLER_MISTAKE); // OpenRouter's word for what its moderation refused
        }
        Fault fault = answer.faultOfStatus();
        return answer.as(fault == Fault.CALLER_MISTAKE ? mistake(answer) : fault);
    }

    /** What may be meant by the status of a caller's mistake. */
    private static Fault mistake(ErrorAnswer answer) {
        JsonNode error = answer.error();
        String told = answer.message().toLowerCase(Locale.ROOT);
        if (isNamed(error, TOO_LONG) || TOO_LONG_WORDS.stream().anyMatch(told::contains)) {
            return Fault.CONTEXT_LENGTH;
        }
        if (isNamed(error, UNKNOWN_MODEL) || UNKNOWN_MODEL_WORDS.stream().anyMatch(told::contains)) {
            return Fault.UNKNOWN_MODEL;
        }
        return BAD_KEY_WORDS.stream().anyMatch(told::contains) ? Fault.CREDENTIAL_REJECTED : Fault.CALLER_MISTAKE;
    }

    private static boolean isNamed(JsonNode error, Set<String> names) {
        return names.contains(error.path("code").asText(""))
                || names.contains(error.path("type").asText(""));
    }

    /** Of an error that came as an event of a stream; its code may be the status that it would have been. */
    static Failure ofEvent(JsonNode error) {
        int status = error.path("code").asInt(0);
        if (status >= 400 && status < 600) {
            return of(new ErrorAnswer(status, error, null));
        }
        Fault fault = "rate_limit_exceeded".equals(error.path("code").asText(""))
                ? Fault.RATE_LIMITED
                : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }
}

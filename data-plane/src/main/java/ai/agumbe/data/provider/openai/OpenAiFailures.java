package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;

/** Says in our words why a provider of OpenAI's dialect did not answer. */
final class OpenAiFailures {
    private OpenAiFailures() {}

    /** Of an answer with an error status. */
    static Failure of(ErrorAnswer answer) {
        Fault fault = answer.faultOfStatus();
        if (fault != Fault.CALLER_MISTAKE) {
            return answer.as(fault);
        }
        return switch (answer.error().path("code").asText("")) {
            case "context_length_exceeded" -> answer.as(Fault.CONTEXT_LENGTH);
            case "model_not_found" -> answer.as(Fault.UNKNOWN_MODEL);
            default -> answer.as(fault);
        };
    }

    /** Of an error that came as an event of a stream. */
    static Failure ofEvent(JsonNode error) {
        Fault fault = "rate_limit_exceeded".equals(error.path("code").asText(""))
                ? Fault.RATE_LIMITED
                : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }
}

package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Says in our words why Anthropic did not answer. */
final class AnthropicFailures {
    /** What it answers with 400 although it is the account's matter. */
    private static final List<String> ABOUT_THE_ACCOUNT = List.of(
            "credit balance is too low", "reached your specified API usage limits", "organization has been disabled");

    private AnthropicFailures() {}

    static Failure of(ErrorAnswer answer) {
        Fault fault = answer.faultOfStatus();
        if (fault != Fault.CALLER_MISTAKE) {
            return answer.as(fault);
        }
        String told = answer.message();
        if (told.startsWith("prompt is too long") || told.contains("exceed context limit")) {
            return answer.as(Fault.CONTEXT_LENGTH);
        }
        boolean ours = ABOUT_THE_ACCOUNT.stream().anyMatch(told::contains);
        return answer.as(ours ? Fault.CREDENTIAL_REJECTED : fault);
    }

    /** Of an error that came as an event of a stream. */
    static Failure ofEvent(JsonNode error) {
        Fault fault =
                error.path("type").asText("").equals("rate_limit_error") ? Fault.RATE_LIMITED : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }
}

package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.RetryAfter;
import ai.agumbe.data.upstream.UpstreamCall;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Says in our words why a provider of OpenAI's dialect did not answer. */
final class OpenAiFailures {
    private static final int MAX_MESSAGE = 1_000;

    private OpenAiFailures() {}

    /** Of an answer with an error status. */
    static Failure of(int status, UpstreamCall call, byte[] body) {
        JsonNode error = errorIn(body);
        Fault fault = faultOf(status, error.path("code").asText(""));
        return new Failure(
                fault,
                status,
                messageFor(fault, status, error),
                textOrNull(error.path("param")),
                RetryAfter.in(call),
                Usage.NONE);
    }

    /** Of an error that came as an event of a stream. */
    static Failure ofEvent(JsonNode error) {
        Fault fault = "rate_limit_exceeded".equals(error.path("code").asText(""))
                ? Fault.RATE_LIMITED
                : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }

    private static Fault faultOf(int status, String code) {
        return switch (status) {
            case 401, 403 -> Fault.CREDENTIAL_REJECTED;
            case 404 -> Fault.UNKNOWN_MODEL;
            case 408 -> Fault.TIMED_OUT;
            case 429 -> Fault.RATE_LIMITED;
            default -> {
                if (status >= 500) {
                    yield Fault.PROVIDER_FAILED;
                }
                yield switch (code) {
                    case "context_length_exceeded" -> Fault.CONTEXT_LENGTH;
                    case "model_not_found" -> Fault.UNKNOWN_MODEL;
                    default -> status >= 400 ? Fault.CALLER_MISTAKE : Fault.UNREADABLE;
                };
            }
        };
    }

    private static String messageFor(Fault fault, int status, JsonNode error) {
        String told = error.path("message").asText("");
        return switch (fault) {
            case CALLER_MISTAKE, CONTEXT_LENGTH, UNKNOWN_MODEL, RATE_LIMITED ->
                told.isEmpty()
                        ? "The provider refused the request with status " + status + "."
                        : told.substring(0, Math.min(MAX_MESSAGE, told.length()));
            default -> "The provider answered with status " + status + ".";
        };
    }

    private static JsonNode errorIn(byte[] body) {
        try {
            return Json.readObject(body).path("error");
        } catch (MalformedJsonException notJson) {
            return Json.object();
        }
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}

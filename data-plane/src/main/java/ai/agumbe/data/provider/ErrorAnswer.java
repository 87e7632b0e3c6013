package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.upstream.UpstreamCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer with an error status.
 *
 * @param error what it says of the error: its {@code error} member, or itself; an empty object when that cannot be read
 */
public record ErrorAnswer(
        int status, JsonNode error, @Nullable Duration retryAfter) {
    private static final int MAX_MESSAGE = 1_000;

    static ErrorAnswer of(UpstreamCall call, byte[] body) {
        return new ErrorAnswer(call.awaitStatus(), errorIn(body), RetryAfter.in(call));
    }

    /** What the status alone says. */
    public Fault faultOfStatus() {
        return switch (status) {
            case 401, 402, 403 -> Fault.CREDENTIAL_REJECTED;
            case 404 -> Fault.UNKNOWN_MODEL;
            case 408 -> Fault.TIMED_OUT;
            case 429 -> Fault.RATE_LIMITED;
            default -> {
                if (status >= 500) {
                    yield Fault.PROVIDER_FAILED;
                }
                yield status >= 400 ? Fault.CALLER_MISTAKE : Fault.UNREADABLE;
            }
        };
    }

    /** The provider's words; empty when it has none. */
    public String message() {
        JsonNode told = error.path(error.has("message") ? "message" : "detail");
        return sentence(told.isObject() ? told.path("detail") : told);
    }

    /** A failure of that kind, with the provider's words where they are for the caller. */
    public Failure as(Fault fault) {
        JsonNode param = error.path("param");
        return new Failure(
                fault, status, messageFor(fault), param.isTextual() ? param.textValue() : null, retryAfter, Usage.NONE);
    }

    private String messageFor(Fault fault) {
        return switch (fault) {
            case CALLER_MISTAKE, CONTEXT_LENGTH, UNKNOWN_MODEL, RATE_LIMITED ->
                message().isEmpty()
                        ? "The provider refused the request with status " + status + "."
                        : message().substring(0, Math.min(MAX_MESSAGE, message().length()));
            default -> "The provider answered with status " + status + ".";
        };
    }

    private static JsonNode errorIn(byte[] body) {
        try {
            JsonNode told = Json.read(body);
            return errorIn(told.isArray() ? told.path(0) : told);
        } catch (MalformedJsonException notJson) {
            return Json.object();
        }
    }

    private static JsonNode errorIn(JsonNode told) {
        JsonNode error = told.path("error");
        if (error.isObject() || !(told instanceof ObjectNode whole)) {
            return error;
        }
        return error.isTextual() ? whole.set("message", error) : whole;
    }

    /** What frameworks write of a request that does not fit: a sentence, or a list of places with one each. */
    private static String sentence(JsonNode detail) {
        if (!detail.isArray()) {
            return detail.asText("");
        }
        StringJoiner sentences = new StringJoiner("; ");
        for (JsonNode each : detail) {
            StringJoiner place = new StringJoiner(".");
            for (JsonNode step : each.path("loc")) {
                place.add(step.asText());
            }
            sentences.add(place + ": " + each.path("msg").asText());
        }
        return sentences.toString();
    }
}

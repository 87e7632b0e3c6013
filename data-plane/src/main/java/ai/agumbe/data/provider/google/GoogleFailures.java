package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.ErrorAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in our words why Google did not answer. */
final class GoogleFailures {
    private static final double MAX_SECONDS = Duration.ofDays(1).toSeconds();

    private static final List<String> TOO_LONG =
            List.of("exceeds the maximum number of tokens", "but model only supports up to");

    private GoogleFailures() {}

    static Failure of(ErrorAnswer told) {
        Duration retryAfter = told.retryAfter() != null ? told.retryAfter() : retryDelay(told.error());
        ErrorAnswer answer = new ErrorAnswer(told.status(), told.error(), retryAfter);
        Fault fault = answer.faultOfStatus();
        if (fault != Fault.CALLER_MISTAKE) {
            return answer.as(fault);
        }
        if (isAboutTheAccount(answer.error())) {
            return answer.as(Fault.CREDENTIAL_REJECTED);
        }
        boolean tooLong = TOO_LONG.stream().anyMatch(answer.message()::contains);
        return answer.as(tooLong ? Fault.CONTEXT_LENGTH : fault);
    }

    /** Of an error that came as an event of a stream. */
    static Failure ofEvent(JsonNode error) {
        Fault fault = error.path("status").asText("").equals("RESOURCE_EXHAUSTED")
                ? Fault.RATE_LIMITED
                : Fault.PROVIDER_FAILED;
        return Failure.of(fault, "The provider ended the stream with an error.");
    }

    /** Google answers a wrong key, or a place or plan it does not serve, with 400. */
    private static boolean isAboutTheAccount(JsonNode error) {
        boolean about = error.path("status").asText("").equals("FAILED_PRECONDITION");
        for (JsonNode detail : error.path("details")) {
            about |= detail.path("reason").asText("").startsWith("API_KEY_");
        }
        return about;
    }

    /** As {@code 3.5s} in the error's details; null when it is not there. */
    private static @Nullable Duration retryDelay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String delay = detail.path("retryDelay").asText("");
            if (delay.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
                double seconds = Double.parseDouble(delay.substring(0, delay.length() - 1));
                return seconds > MAX_SECONDS ? null : Duration.ofNanos((long) (seconds * 1e9));
            }
        }
        return null;
    }
}

package ai.agumbe.simulator.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An error as Anthropic words it. */
final class AnthropicFault {
    private AnthropicFault() {}

    static void write(int status, String message, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "error");
        out.writeObjectFieldStart("error");
        out.writeStringField("type", type(status));
        out.writeStringField("message", message);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}

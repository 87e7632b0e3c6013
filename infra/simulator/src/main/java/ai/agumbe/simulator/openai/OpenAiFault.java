package ai.agumbe.simulator.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An error as OpenAI words it. */
final class OpenAiFault {
    private OpenAiFault() {}

    static void write(int status, String message, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeStringField("message", message);
        out.writeStringField("type", type(status));
        out.writeNullField("param");
        out.writeStringField("code", code(status));
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String type(int status) {
        return switch (status) {
            case 403 -> "permission_error";
            case 429 -> "requests";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static @Nullable String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            default -> null;
        };
    }
}

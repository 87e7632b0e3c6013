package ai.agumbe.simulator.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An error as Gemini words it. */
final class GeminiFault {
    private GeminiFault() {}

    static void write(int status, String message, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeNumberField("code", status);
        out.writeStringField("message", message);
        out.writeStringField("status", name(status));
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String name(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 502, 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
        };
    }
}

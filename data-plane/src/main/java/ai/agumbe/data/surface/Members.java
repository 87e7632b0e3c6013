package ai.agumbe.data.surface;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Takes members out of a body, or says what is wrong with them. */
public final class Members {
    private Members() {}

    /** A text that must be there. */
    public static String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            throw invalid(name, "is missing");
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw invalid(name, "must be a non-empty string");
        }
        return value.textValue();
    }

    public static @Nullable String textOrNull(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return text(body, name);
    }

    /** A boolean that is false when absent. */
    public static boolean flag(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    /** A count of tokens that may be absent. */
    public static void checkBound(JsonNode body, String name) {
        JsonNode value = body.path(name);
        boolean absent = value.isMissingNode() || value.isNull();
        if (!absent && (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1)) {
            throw invalid(name, "must be a whole number of at least 1");
        }
    }

    /** A checked count of tokens; null when it is absent. */
    public static @Nullable Integer boundOrNull(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.canConvertToInt() && value.isIntegralNumber() ? value.intValue() : null;
    }

    public static GatewayException invalid(String path, String problem) {
        return GatewayException.about(ErrorCode.VALIDATION_ERROR, path, path + " " + problem + ".");
    }
}

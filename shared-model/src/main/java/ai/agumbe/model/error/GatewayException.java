package ai.agumbe.model.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal: the code decides the status, the message says what to do next. Carries no stack trace. */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final int httpStatus;
    private final @Nullable String param;
    private final transient @Nullable Duration retryAfter;

    private GatewayException(
            ErrorCode code, int httpStatus, String message, @Nullable String param, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    public GatewayException(ErrorCode code, String message) {
        this(code, code.httpStatus(), message, null, null);
    }

    /** A refusal on account of one member of the request. */
    public static GatewayException about(ErrorCode code, @Nullable String param, String message) {
        return new GatewayException(code, code.httpStatus(), message, param, null);
    }

    /** A refusal that names when to come back. */
    public static GatewayException untilLater(ErrorCode code, String message, Duration retryAfter) {
        return new GatewayException(code, code.httpStatus(), message, null, retryAfter);
    }

    /** A refusal on account of a limit, which names when there will be room. */
    public static GatewayException limited(
            ErrorCode code, @Nullable String param, String message, Duration retryAfter) {
        return new GatewayException(code, code.httpStatus(), message, param, retryAfter);
    }

    /** A provider's own refusal, passed on under its status. */
    public static GatewayException ofProvider(
            int httpStatus, String message, @Nullable String param, @Nullable Duration retryAfter) {
        return new GatewayException(ErrorCode.PROVIDER_ERROR, httpStatus, message, param, retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

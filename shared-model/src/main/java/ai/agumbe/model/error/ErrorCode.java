package ai.agumbe.model.error;

import java.util.Locale;

/** Every way in which the gateway refuses or fails, as callers see it. */
public enum ErrorCode {
    UNAUTHORIZED(401),
    INSUFFICIENT_SCOPE(403),
    APP_MISMATCH(403),
    APP_INACTIVE(403),
    TENANT_INACTIVE(403),
    IP_NOT_ALLOWED(403),
    ENDPOINT_NOT_ALLOWED(403),
    GUARDRAIL_POLICY_FORBIDDEN(403),
    APP_NOT_FOUND(404),
    MODEL_NOT_FOUND(404),
    REQUEST_NOT_FOUND(404),
    ROUTE_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    VALIDATION_ERROR(400),
    INVALID_MODEL(400),
    IDEMPOTENCY_CONFLICT(409),
    IDEMPOTENCY_KEY_INVALID(422),
    VERSION_CONFLICT(412),
    /** A budget of a tenant or an app has no room for the call. */
    BUDGET_EXCEEDED(402),
    /** A budget of a key has no room for the call. */
    TOKEN_BUDGET_EXHAUSTED(402),
    /** The tenant's wallet does not hold enough for the call. */
    INSUFFICIENT_CREDITS(402),
    /** What a call may cost is limited, and nobody knows what this one would. */
    PRICE_UNAVAILABLE(422),
    REQUEST_TOO_LARGE(413),
    RATE_LIMIT_EXCEEDED(429),
    /** An app's limit; {@code param} names the setting. */
    GUARDRAIL_RATE_LIMIT_EXCEEDED(429),
    /** A content check of the app's policy refuses it. */
    GUARDRAIL_BLOCKED(400),
    GUARDRAIL_DENIED_TOPIC_BLOCKED(400),
    GUARDRAIL_GROUNDEDNESS_BLOCKED(400),
    /** No model that the app's policy allows is left to be asked. */
    GUARDRAIL_MODEL_BLOCKED(400),
    PROVIDER_ERROR(502),
    PROVIDER_AUTH_FAILED(502),
    ROUTE_UNAVAILABLE(502),
    CIRCUIT_OPEN(503),
    PROVIDER_DISABLED(503),
    CONTROL_PLANE_UNAVAILABLE(503),
    OVERLOADED(503),
    REQUEST_TIMEOUT(504),
    NOT_IMPLEMENTED(501),
    INTERNAL_ERROR(500),
    /** Only on rows: the caller hung up. */
    CLIENT_CANCELLED(499),
    /** Only on rows: the node died with the call. */
    INTERRUPTED(500);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The code as it stands on the wire and on rows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** OpenAI's error type for a status. */
    public static String typeFor(int httpStatus) {
        return switch (httpStatus) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> httpStatus < 500 ? "invalid_request_error" : "api_error";
        };
    }
}

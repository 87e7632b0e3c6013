package ai.agumbe.data.route;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.time.Duration;

/** What a caller is told when nobody answered. */
public final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    /** Of the failure that came last. */
    public static GatewayException of(Failure failure) {
        Integer told = failure.status();
        return switch (failure.fault()) {
            case CALLER_MISTAKE, CONTEXT_LENGTH, UNKNOWN_MODEL ->
                GatewayException.ofProvider(told == null ? 400 : told, failure.message(), failure.param(), null);
            case INEXPRESSIBLE ->
                GatewayException.about(ErrorCode.VALIDATION_ERROR, failure.param(), failure.message());
            case RATE_LIMITED ->
                GatewayException.ofProvider(
                        429, failure.message(), null, failure.retryAfter() == null ? SOON : failure.retryAfter());
            case CREDENTIAL_REJECTED ->
                new GatewayException(
                        ErrorCode.PROVIDER_AUTH_FAILED,
                        "The provider does not accept the gateway's credential. Tell whoever runs this gateway.");
            case CONNECT_TIMED_OUT, TIMED_OUT -> new GatewayException(ErrorCode.REQUEST_TIMEOUT, failure.message());
            case CANCELLED -> new GatewayException(ErrorCode.CLIENT_CANCELLED, "The caller hung up.");
            case PROVIDER_FAILED, UNREADABLE, SPOILT, UNREACHABLE, BROKEN ->
                new GatewayException(ErrorCode.PROVIDER_ERROR, failure.message());
        };
    }

    /** Of candidates that are all left alone for a while. */
    static GatewayException later(Turn.NotNow notNow) {
        Duration wait = Duration.ofNanos(notNow.nanos());
        return switch (notNow.reason()) {
            case COOLING ->
                GatewayException.ofProvider(
                        429,
                        "The provider's rate limit is reached. Try again after the time it asked for.",
                        null,
                        wait);
            case BREAKER_OPEN ->
                GatewayException.untilLater(
                        ErrorCode.CIRCUIT_OPEN,
                        "The provider failed too often lately and is left alone for a while. Try again later.",
                        wait);
        };
    }

    static GatewayException nobodyUsable(Route route) {
        return route.alias() == null
                ? GatewayException.untilLater(
                        ErrorCode.PROVIDER_DISABLED,
                        "This model or its provider is switched off. Use another one.",
                        SOON)
                : new GatewayException(
                        ErrorCode.ROUTE_UNAVAILABLE,
                        "No candidate of the route " + route.alias() + " can be used. Tell whoever runs this gateway.");
    }
}

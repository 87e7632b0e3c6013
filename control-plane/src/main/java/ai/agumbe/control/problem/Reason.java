package ai.agumbe.control.problem;

import java.util.Locale;

/** The kinds of refusals of the admin API. */
public enum Reason {
    INVALID(400, "The request is invalid"),
    UNAUTHORIZED(401, "An admin token is required"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    EXISTS(409, "It exists already"),
    IN_USE(409, "Others refer to it"),
    KEY_REUSED(409, "The idempotency key is taken"),
    STALE(412, "It has changed meanwhile"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not JSON"),
    UNPROCESSABLE(422, "The request cannot be processed"),
    INTERNAL(500, "Something broke here"),
    UNAVAILABLE(503, "Not available now");

    private final int status;
    private final String title;

    Reason(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A URI that names the kind. */
    public String type() {
        return "urn:agumbe:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

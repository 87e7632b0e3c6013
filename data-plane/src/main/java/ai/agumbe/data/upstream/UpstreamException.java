package ai.agumbe.data.upstream;

/** A call that did not bring a whole reply. Carries no stack trace. */
public final class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        /** No connection: refused, unknown host, forbidden address. */
        UNREACHABLE,
        /** No connection in time. */
        CONNECT_TIMED_OUT,
        /** The connection broke before the reply was whole. */
        BROKEN,
        /** No first content, no further piece, or no end in time. */
        TIMED_OUT,
        /** We hung up. */
        CANCELLED,
        /** What came back is not HTTP, or larger than we take. */
        UNREADABLE
    }

    private final Kind kind;

    public UpstreamException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

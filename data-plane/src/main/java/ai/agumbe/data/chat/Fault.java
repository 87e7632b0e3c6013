package ai.agumbe.data.chat;

import java.util.Locale;

/** Why a target did not answer, in the gateway's words rather than the provider's. */
public enum Fault {
    /** The request itself is wrong; nobody else will take it either. */
    CALLER_MISTAKE,
    /** The provider's dialect has no words for a parameter; another's may. */
    INEXPRESSIBLE,
    /** Larger than the model's context window. */
    CONTEXT_LENGTH,
    /** The provider does not know the model. */
    UNKNOWN_MODEL,
    CREDENTIAL_REJECTED,
    RATE_LIMITED,
    /** The provider's own failure: 5xx. */
    PROVIDER_FAILED,
    /** An answer that cannot be read. */
    UNREADABLE,
    /** The model ended its answer with what is none, and says so itself: another try may go well. */
    SPOILT,
    UNREACHABLE,
    CONNECT_TIMED_OUT,
    /** The connection broke before the first piece, or before the whole of a whole answer. */
    BROKEN,
    /** No answer in time after the request was sent. */
    TIMED_OUT,
    /** The caller hung up. */
    CANCELLED;

    /** Whether it shows that the provider is unwell, whatever it was asked and by whom. */
    public boolean isProvidersOwn() {
        return switch (this) {
            case PROVIDER_FAILED, UNREADABLE, UNREACHABLE, CONNECT_TIMED_OUT, BROKEN, TIMED_OUT -> true;
            case CALLER_MISTAKE,
                    INEXPRESSIBLE,
                    CONTEXT_LENGTH,
                    UNKNOWN_MODEL,
                    CREDENTIAL_REJECTED,
                    RATE_LIMITED,
                    SPOILT,
                    CANCELLED -> false;
        };
    }

    public boolean isTimeout() {
        return this == CONNECT_TIMED_OUT || this == TIMED_OUT;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

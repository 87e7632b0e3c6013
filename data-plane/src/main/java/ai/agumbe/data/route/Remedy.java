package ai.agumbe.data.route;

import ai.agumbe.data.chat.Fault;

/** What to do about a fault. */
enum Remedy {
    /** Ask the same target again, while tries are left; then the next. */
    RETRY,
    NEXT_TARGET,
    /** Ask the next target that takes more. */
    NEXT_LARGER_TARGET,
    /** Ask the next target, but only once in an exchange: the call may be paid for twice. */
    NEXT_TARGET_ONCE,
    GIVE_UP;

    static Remedy after(Fault fault) {
        return switch (fault) {
            case CALLER_MISTAKE, CANCELLED -> GIVE_UP;
            case CONTEXT_LENGTH -> NEXT_LARGER_TARGET;
            case INEXPRESSIBLE, UNKNOWN_MODEL, CREDENTIAL_REJECTED -> NEXT_TARGET;
            case TIMED_OUT -> NEXT_TARGET_ONCE;
            case RATE_LIMITED, PROVIDER_FAILED, UNREADABLE, SPOILT, UNREACHABLE, CONNECT_TIMED_OUT, BROKEN -> RETRY;
        };
    }
}

package ai.agumbe.local;

import org.jspecify.annotations.Nullable;

/** Words on the command line that mean nothing; its message is the one line that is shown. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(@Nullable String message) {
        super(message, null, false, false);
    }
}

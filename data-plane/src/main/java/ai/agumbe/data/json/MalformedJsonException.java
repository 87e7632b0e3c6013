package ai.agumbe.data.json;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the JSON object we expect. Carries no stack trace and no part of the body but a member's path. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MAX_PATH = 200;

    private final @Nullable String path;

    MalformedJsonException(@Nullable String path, String problem) {
        super(problem, null, false, false);
        this.path = path == null || path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
    }

    /** An object that lacks the member without which it means nothing. */
    public static MalformedJsonException missing(String member) {
        return new MalformedJsonException(member, "it is missing");
    }

    public @Nullable String path() {
        return path;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}

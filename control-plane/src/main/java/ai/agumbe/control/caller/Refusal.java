package ai.agumbe.control.caller;

import ai.agumbe.model.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Why a caller of the data plane's relayed paths is refused; becomes the contract's §5 error. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ErrorCode code;
    private final @Nullable String param;

    private Refusal(ErrorCode code, String message, @Nullable String param) {
        super(message, null, false, false);
        this.code = code;
        this.param = param;
    }

    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, null);
    }

    /** A refusal because of one parameter. */
    public static Refusal of(ErrorCode code, String message, String param) {
        return new Refusal(code, message, param);
    }

    static Refusal insufficientScope(String scope) {
        return of(ErrorCode.INSUFFICIENT_SCOPE, "The key lacks the scope " + scope + "; ask for a key that has it");
    }

    public ErrorCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public @Nullable String param() {
        return param;
    }
}

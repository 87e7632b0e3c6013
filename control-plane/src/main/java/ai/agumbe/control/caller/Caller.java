package ai.agumbe.control.caller;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls with a gateway key.
 *
 * @param bound whether the key is bound to an app
 * @param appId the only app that the call may be about: the key's, or that of its path; null for all of the tenant's
 */
public record Caller(
        String tenant,
        String keyId,
        boolean bound,
        @Nullable String appId,
        List<String> scopes) {
    public Caller {
        scopes = List.copyOf(scopes);
    }

    /** Refuses callers whose key lacks the scope. */
    public void require(String scope) {
        if (!scopes.contains(scope)) {
            throw Refusal.insufficientScope(scope);
        }
    }
}

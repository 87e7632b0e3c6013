package ai.agumbe.control.caller;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls with a gateway key.
 *
 * @param appId the app the key is bound to; null for a tenant key
 */
public record Caller(String tenant, String keyId, @Nullable String appId, List<String> scopes) {
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

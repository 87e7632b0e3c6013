package ai.agumbe.model.config;

import ai.agumbe.model.secret.SealedSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What opens a provider: a sealed secret, or a reference that each node resolves itself.
 *
 * @param secretRef {@code env:NAME} or {@code file:path}; null when the secret is sealed here
 */
public record CredentialDocument(
        @Nullable String tenant,
        String id,
        String provider,
        @Nullable SealedSecret sealed,
        @Nullable String secretRef,
        List<String> sharedWith) {
    public CredentialDocument {
        sharedWith = List.copyOf(sharedWith);
    }
}

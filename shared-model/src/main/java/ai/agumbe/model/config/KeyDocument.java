package ai.agumbe.model.config;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway key without its secret.
 *
 * @param appId the app the key is bound to; null for a tenant key
 * @param endpoints the only endpoints it may call; null for all
 * @param limits the key's own; null inherits
 * @param guardrails what its policy says otherwise than its app's, by setting; null inherits all
 * @param ipAllowlist addresses or CIDR ranges it may be used from; empty for all
 */
public record KeyDocument(
        String tenant,
        String id,
        String name,
        @Nullable String appId,
        List<String> scopes,
        List<Secret> secrets,
        @Nullable List<String> endpoints,
        @Nullable Instant expiresAt,
        boolean active,
        List<String> ipAllowlist,
        Limits limits,
        Map<String, String> metadata,
        @Nullable Map<String, Object> guardrails) {
    public KeyDocument {
        scopes = List.copyOf(scopes);
        secrets = List.copyOf(secrets);
        endpoints = endpoints == null ? null : List.copyOf(endpoints);
        ipAllowlist = List.copyOf(ipAllowlist);
        metadata = Map.copyOf(metadata);
        guardrails = guardrails == null ? null : Map.copyOf(guardrails);
    }

    /** The SHA-256 of a secret in hex, and when it stops being good; two during a rotation's overlap. */
    public record Secret(String sha256, @Nullable Instant notAfter) {}
}

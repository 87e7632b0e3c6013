package ai.agumbe.data.auth;

import ai.agumbe.data.config.PublishedKey;
import ai.agumbe.data.snapshot.CurrentSnapshot;
import ai.agumbe.data.snapshot.GatewaySnapshot;
import ai.agumbe.data.snapshot.Tenant;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.key.Scope;
import ai.agumbe.model.net.AddressRange;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The first step: knows the caller by its key, or refuses it. */
@Singleton
public final class Authenticator {
    private static final String BEARER = "bearer ";

    private final CurrentSnapshot snapshots;
    private final ConfigFreshness freshness;
    private final InstantSource clock;

    Authenticator(CurrentSnapshot snapshots, ConfigFreshness freshness, InstantSource clock) {
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Whose key it is; nothing is said of what it may do. */
    public Caller authenticate(Presented presented) {
        GatewayKey shown = GatewayKey.parse(credential(presented)).orElseThrow(() -> unauthorized("is malformed"));
        freshness.check();
        GatewaySnapshot snapshot = snapshots.get();
        PublishedKey published = snapshot.keys().get(shown.id());
        KeyDocument key = published == null ? null : published.document();
        Instant now = clock.instant();
        if (key == null || !key.active() || !secretMatches(key, shown, now)) {
            throw unauthorized("is unknown or was revoked");
        }
        if (key.expiresAt() != null && !now.isBefore(key.expiresAt())) {
            throw unauthorized("has expired");
        }
        Tenant tenant = snapshot.tenants().get(key.tenant());
        if (tenant == null) {
            throw unauthorized("is unknown or was revoked");
        }
        return new Caller(key, tenant, snapshot);
    }

    /** Whether the key may do this from here. */
    public void permit(Caller caller, String scope, InetAddress from) {
        if (!caller.tenant().document().active()) {
            throw new GatewayException(
                    ErrorCode.TENANT_INACTIVE, "This tenant is switched off. Tell whoever runs this gateway.");
        }
        if (!caller.key().scopes().contains(scope)) {
            throw new GatewayException(
                    ErrorCode.INSUFFICIENT_SCOPE, "This key lacks the scope " + scope + ". Use a key that has it.");
        }
        if (scope.equals(Scope.INFERENCE) && caller.key().endpoints() != null) {
            throw new GatewayException(
                    ErrorCode.ENDPOINT_NOT_ALLOWED,
                    "This key may call only the endpoints that it lists. Use a key without such a list.");
        }
        if (!caller.key().ipAllowlist().isEmpty()
                && !AddressRange.anyContains(caller.key().ipAllowlist(), from)) {
            throw new GatewayException(
                    ErrorCode.IP_NOT_ALLOWED,
                    "This key may not be used from this address. Use it from one that it lists.");
        }
    }

    private static boolean secretMatches(KeyDocument key, GatewayKey shown, Instant now) {
        for (KeyDocument.Secret secret : key.secrets()) {
            boolean current = secret.notAfter() == null || now.isBefore(secret.notAfter());
            if (current && shown.matches(secret.sha256())) {
                return true;
            }
        }
        return false;
    }

    private static String credential(Presented presented) {
        Optional<String> bearer = Optional.ofNullable(presented.authorization())
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
        Optional<String> apiKey = Optional.ofNullable(presented.apiKey()).map(String::strip);
        if (bearer.isPresent() && apiKey.isPresent() && !bearer.equals(apiKey)) {
            throw new GatewayException(
                    ErrorCode.UNAUTHORIZED, "Authorization and x-api-key hold two different keys. Send one of them.");
        }
        return bearer.or(() -> apiKey)
                .orElseThrow(() -> new GatewayException(
                        ErrorCode.UNAUTHORIZED,
                        "No API key was sent. Send one in the header Authorization: Bearer agk_…"));
    }

    private static GatewayException unauthorized(String problem) {
        return new GatewayException(
                ErrorCode.UNAUTHORIZED,
                "The API key " + problem + ". Check it, or ask your tenant's admin for another.");
    }
}

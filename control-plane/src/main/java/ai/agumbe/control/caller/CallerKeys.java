package ai.agumbe.control.caller;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Stored;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.KeyDocument.Secret;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.key.Relayed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Verifies a gateway key against the control plane's own documents, not against what a node believes. */
@Singleton
public final class CallerKeys {
    private static final String BEARER = "bearer ";
    private final Documents documents;
    private final InstantSource clock;

    CallerKeys(Documents documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * The caller whose key stands in the {@code Authorization} header, or a refusal.
     *
     * @param header answers a header of the call by its name
     */
    public Caller verify(UnaryOperator<@Nullable String> header) {
        GatewayKey presented = presented(header.apply("authorization"))
                .orElseThrow(
                        () -> unauthorized("The API key is missing or malformed; send Authorization: Bearer agk_…"));
        KeyDocument key = documents
                .anywhere(ConfigKind.KEY, presented.id())
                .map(stored -> stored.as(KeyDocument.class))
                .filter(stored -> isGood(stored, presented))
                .orElseThrow(() -> unauthorized("The API key is not known, or is expired or revoked; use another"));
        requireActive(key);
        String bound = key.appId();
        String app = appOf(bound, header.apply(Relayed.APP));
        return new Caller(key.tenant(), key.id(), bound != null, app, key.scopes());
    }

    /** A path narrows what a key may see, and never widens it. */
    private static @Nullable String appOf(@Nullable String bound, @Nullable String mounted) {
        if (bound != null && mounted != null && !bound.equals(mounted)) {
            throw Refusal.of(
                    ErrorCode.APP_MISMATCH,
                    "This key is bound to the app " + bound + "; use the path of that or of none");
        }
        return mounted != null ? mounted : bound;
    }

    private static Optional<GatewayKey> presented(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return GatewayKey.parse(authorization.substring(BEARER.length()).strip());
    }

    private boolean isGood(KeyDocument key, GatewayKey presented) {
        Instant now = clock.instant();
        boolean matches = false;
        for (Secret secret : key.secrets()) {
            matches |= presented.matches(secret.sha256()) && isBefore(now, secret.notAfter());
        }
        return matches && key.active() && isBefore(now, key.expiresAt());
    }

    private void requireActive(KeyDocument key) {
        boolean tenantActive = find(ConfigKind.TENANT, "", key.tenant())
                .map(stored -> stored.as(TenantDocument.class).active())
                .orElse(false);
        if (!tenantActive) {
            throw Refusal.of(ErrorCode.TENANT_INACTIVE, "The tenant is switched off; ask its administrator");
        }
        String appId = key.appId();
        boolean appActive = appId == null
                || find(ConfigKind.APP, key.tenant(), appId)
                        .map(stored -> stored.as(AppDocument.class).active())
                        .orElse(false);
        if (!appActive) {
            throw Refusal.of(ErrorCode.APP_INACTIVE, "The app " + appId + " is switched off; ask its owner");
        }
    }

    private Optional<Stored> find(ConfigKind kind, String tenant, String id) {
        return documents.find(ConfigKey.of(kind, tenant, id));
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end == null || now.isBefore(end);
    }

    private static Refusal unauthorized(String message) {
        return Refusal.of(ErrorCode.UNAUTHORIZED, message);
    }
}

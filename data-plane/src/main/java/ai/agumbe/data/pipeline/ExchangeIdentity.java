package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.event.Opening;
import ai.agumbe.data.event.Subject;
import ai.agumbe.data.payload.Recording;
import ai.agumbe.data.route.Conversation;
import ai.agumbe.data.snapshot.AppPolicy;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.guard.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked what in an exchange, as far as known by now. */
final class ExchangeIdentity {
    /** Names are stored; nobody's prompt shall be by way of them. */
    private static final int MAX_STORED = 256;

    private final UUID eventId;
    private final InstantSource clock;
    private final Occasion occasion;
    private final Caller caller;
    private final Instant startedAt;
    private Metadata metadata = Metadata.NONE;
    private @Nullable AppDocument app;
    private @Nullable String requestedModel;
    private @Nullable String endUser;
    private boolean stream;

    ExchangeIdentity(UUID eventId, InstantSource clock, Occasion occasion, Caller caller) {
        this.eventId = eventId;
        this.clock = clock;
        this.occasion = occasion;
        this.caller = caller;
        this.startedAt = clock.instant();
    }

    void metadata(Metadata told) {
        metadata = told;
    }

    void asked(Ask ask) {
        metadata = ask.metadata();
        requestedModel = shortened(ask.prompt().model());
        endUser = ask.endUser() == null ? null : shortened(ask.endUser());
        stream = ask.prompt().stream();
    }

    void within(AppDocument chosen) {
        app = chosen;
    }

    Conversation conversation() {
        String session = occasion.session();
        return new Conversation(caller.tenant().id(), session == null ? null : shortened(session), endUser);
    }

    boolean stream() {
        return stream;
    }

    /** Before its app is known, nothing is kept; nor of what serves others: it quotes what they hide. */
    Recording recording(Policy policy) {
        AppDocument known = app;
        return known == null || occasion.parentRequestId() != null
                ? Recording.NONE
                : Recording.of(caller.tenant(), known, policy);
    }

    UUID eventId() {
        return eventId;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant now() {
        return clock.instant();
    }

    long startedNanos() {
        return occasion.startedNanos();
    }

    String kind() {
        return occasion.kind();
    }

    TenantDocument tenant() {
        return caller.tenant().document();
    }

    String appId() {
        AppDocument known = app;
        String bound = caller.key().appId();
        return known != null ? known.id() : bound != null ? bound : AppDocument.DEFAULT_ID;
    }

    /** Before its app is known, an exchange counts for its key's app, or the default one. */
    Opening opening() {
        AppDocument known = app;
        String appId = appId();
        AppDocument named = known != null ? known : caller.tenant().apps().get(appId);
        Subject subject = new Subject(
                caller.tenant().id(),
                appId,
                named == null ? null : named.costCenter(),
                named == null ? null : named.environment(),
                caller.key().id(),
                null,
                "app");
        int policy = caller.tenant().policyOf(appId).version();
        return new Opening(
                eventId,
                occasion.requestId(),
                occasion.parentRequestId(),
                startedAt,
                subject,
                metadata,
                kind(),
                requestedModel,
                endUser,
                stream,
                policy == AppPolicy.DEFAULT.version() ? null : policy);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_STORED ? text : text.substring(0, MAX_STORED);
    }
}

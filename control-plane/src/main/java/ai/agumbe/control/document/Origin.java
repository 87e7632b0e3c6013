package ai.agumbe.control.document;

import ai.agumbe.model.config.ConfigKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document before its request is read.
 *
 * @param before the document as it stands; empty for a new one
 */
public record Origin(ConfigKey key, Optional<Stored> before, Instant now) {

    public String id() {
        return key.id();
    }

    /** The owner as documents say it: null for the platform. */
    public @Nullable String tenant() {
        return key.tenant().isEmpty() ? null : key.tenant();
    }

    public int nextVersion() {
        return before.map(stored -> stored.version() + 1).orElse(1);
    }

    public Instant createdAt() {
        return before.map(Stored::createdAt).orElse(now);
    }
}

package ai.agumbe.control.document;

import ai.agumbe.model.config.ConfigKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document before its request is read.
 *
 * @param before what requests do not say is taken from here; empty for a new document
 * @param nextVersion goes on where a document of this name that was deleted had ended
 * @param now when it is changed
 */
public record Origin(ConfigKey key, Optional<Stored> before, int nextVersion, Instant createdAt, Instant now) {
    public String id() {
        return key.id();
    }

    /** The owner as documents say it: null for the platform. */
    public @Nullable String tenant() {
        return key.tenant().isEmpty() ? null : key.tenant();
    }
}

package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.store.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the request log: the whole of it as it came, and what it is searched by. */
final class LogRow {
    private final UUID eventId;
    private final Instant createdAt;
    private final Map<String, String> members;
    private final byte[] json;

    /** @param members text members by name; those that are null are left out */
    LogRow(UUID eventId, Instant createdAt, Map<String, String> members, byte[] json) {
        this.eventId = eventId;
        this.createdAt = createdAt;
        this.members = Map.copyOf(members);
        this.json = json;
    }

    UUID eventId() {
        return eventId;
    }

    Instant createdAt() {
        return createdAt;
    }

    LocalDate day() {
        return Retention.dayOf(createdAt);
    }

    @Nullable String member(String name) {
        return members.get(name);
    }

    byte[] json() {
        return json;
    }
}

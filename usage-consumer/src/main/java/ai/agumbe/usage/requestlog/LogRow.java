package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.store.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the request log: the whole of it as it came, what is sealed in it by itself, and what it is searched by. */
final class LogRow {
    private final UUID eventId;
    private final Instant createdAt;
    private final @Nullable String[] columns;
    private final byte[] json;
    private final @Nullable SealedPayload payload;

    /**
     * A row.
     *
     * @param columns its text columns, in the order of {@link RequestLog#TEXTS}
     * @param json all of it but what is sealed
     */
    LogRow(UUID eventId, Instant createdAt, @Nullable String[] columns, byte[] json, @Nullable SealedPayload payload) {
        this.eventId = eventId;
        this.createdAt = createdAt;
        this.columns = columns.clone();
        this.json = json;
        this.payload = payload;
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

    @Nullable String column(int at) {
        return columns[at];
    }

    byte[] json() {
        return json;
    }

    /** Null where the exchange keeps none. */
    @Nullable SealedPayload payload() {
        return payload;
    }
}

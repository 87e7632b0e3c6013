package ai.agumbe.control.document;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/**
 * A document as it is kept and published.
 *
 * @param body the document's JSON with its version, created_at and updated_at
 */
public record Stored(ConfigKey key, ObjectNode body, int version, Instant createdAt) {
    static final String COLUMNS = "kind, tenant, id, body, version, created_at";
    /** Members that every document carries beside its own. */
    static final String VERSION = "version";

    static final String CREATED_AT = "created_at";
    static final String UPDATED_AT = "updated_at";
    /** Requests may send them back; what they say is not looked at. */
    static final List<String> GIVEN_BY_US = List.of(VERSION, CREATED_AT, UPDATED_AT);

    public <T> T as(Class<T> type) {
        return Json.as(type, body);
    }

    /** The document that a change left. */
    static Stored after(Revision revision) {
        String body = Objects.requireNonNull(revision.after(), "the change was a deletion");
        return new Stored(revision.key(), Json.parse(body), revision.version(), revision.at());
    }

    static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                new ConfigKey(row.getString("kind"), row.getString("tenant"), row.getString("id")),
                Json.parse(row.getString("body")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

package ai.agumbe.control.document;

import ai.agumbe.control.json.Digest;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to one document: a row of the history.
 *
 * @param seq its place in the history
 * @param before the document's JSON as it was; null where it was not
 * @param after the document's JSON as it became; null where it was deleted
 * @param hash over all of it and the hash of the row before
 */
public record Revision(
        long seq,
        long configVersion,
        ConfigKey key,
        int version,
        @Nullable String before,
        @Nullable String after,
        String actor,
        Instant at,
        String hash) {
    static final String COLUMNS = "seq, config_version, kind, tenant, id, version, before, after, actor, at, hash";

    /** The row of a change, sealed by the hash of the row before. */
    static Revision of(Transaction transaction, long seq, Change change) {
        return new Revision(
                seq,
                transaction.version(),
                change.key(),
                change.version(),
                change.before() == null ? null : Json.text(change.before()),
                change.after() == null ? null : Json.text(change.after()),
                transaction.actor(),
                transaction.now(),
                "");
    }

    Revision sealedAfter(String hashBefore) {
        String sealed = Digest.of(List.of(
                hashBefore,
                Long.toString(seq),
                Long.toString(configVersion),
                key.toString(),
                Integer.toString(version),
                String.valueOf(before),
                String.valueOf(after),
                actor,
                at.toString()));
        return new Revision(seq, configVersion, key, version, before, after, actor, at, sealed);
    }

    static Revision read(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("seq"),
                row.getLong("config_version"),
                new ConfigKey(row.getString("kind"), row.getString("tenant"), row.getString("id")),
                row.getInt("version"),
                row.getString("before"),
                row.getString("after"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("hash"));
    }
}

package ai.agumbe.control.publication;

import ai.agumbe.control.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the outbox that the topic does not have yet.
 *
 * @param version the config version of its change
 * @param body the document; null where it was deleted
 */
record Unsent(
        long version,
        UUID batch,
        Place place,
        String key,
        @Nullable String body,
        OffsetDateTime at) {
    private static final int PORTION = 200;

    /** The record's place in its batch. */
    record Place(int index, int count) {}

    /** The oldest unsent records, always whole batches. */
    static List<Unsent> oldest(Connection connection) throws SQLException {
        return Query.of(connection, """
                        select config_version, batch, batch_index, batch_count, kind, tenant, id, body, at
                        from control.outbox
                        where config_version <= (select max(config_version) from
                          (select config_version from control.outbox order by config_version, batch_index limit ?) portion)
                        order by config_version, batch_index""").with(PORTION).all(Unsent::read);
    }

    /** Kafka has them: they leave the outbox. */
    static void sent(Connection connection, long upToVersion) throws SQLException {
        Query.of(connection, """
                        with sent as (delete from control.outbox where config_version <= ?)
                        update control.publication set config_version = greatest(config_version, ?)""").with(upToVersion, upToVersion).run();
    }

    private static Unsent read(ResultSet row) throws SQLException {
        return new Unsent(
                row.getLong("config_version"),
                row.getObject("batch", UUID.class),
                new Place(row.getInt("batch_index"), row.getInt("batch_count")),
                row.getString("kind") + "/" + row.getString("tenant") + "/" + row.getString("id"),
                row.getString("body"),
                row.getObject("at", OffsetDateTime.class));
    }
}

package ai.agumbe.control.publication;

import ai.agumbe.control.database.Query;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What to do when Kafka lost the topic: every document goes to the outbox again, at its version. The deletions of the
 * newest version come along, so that nodes that read all of it have applied that version.
 */
final class LostTopic {
    private LostTopic() {}

    /** Fills the outbox and forgets how far the topic had got; answers how many records wait now. */
    static int refill(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            int refilled = Query.of(connection, """
                            with whole as (
                              select config_version, kind, tenant, id, body, updated_at as at from control.document
                              union all
                              select config_version, kind, tenant, id, null, at from control.revision
                              where after is null
                                and config_version = (select max(config_version) from control.revision)),
                            numbered as (
                              select whole.*, row_number() over batch_order as place,
                                     count(*) over (partition by config_version) as places
                              from whole window batch_order as (partition by config_version order by kind, tenant, id))
                            insert into control.outbox
                              (config_version, batch_index, batch_count, batch, kind, tenant, id, body, at)
                            select config_version, place - 1, places, md5('refill ' || config_version)::uuid,
                                   kind, tenant, id, body, at
                            from numbered
                            where config_version <= (select config_version from control.publication)
                            on conflict do nothing""").run();
            Query.of(connection, "update control.publication set config_version = 0")
                    .run();
            connection.commit();
            return refilled;
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}

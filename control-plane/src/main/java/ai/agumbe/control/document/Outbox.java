package ai.agumbe.control.document;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Leaves a change for the publisher, in the change's own transaction, and wakes it when that commits. */
final class Outbox {
    /** The channel on which the publisher is woken. */
    static final String CHANNEL = "agumbe_outbox";

    private Outbox() {}

    static void add(Transaction transaction, List<Change> changes) throws SQLException {
        UUID batch = UUID.randomUUID();
        for (int index = 0; index < changes.size(); index++) {
            Change change = changes.get(index);
            Query.of(transaction.connection(), """
                            insert into control.outbox
                              (config_version, batch_index, batch_count, batch, kind, tenant, id, body, at)
                            values (?, ?, ?, ?, ?, ?, ?, ?::json, ?)""")
                    .with(transaction.version(), index, changes.size(), batch)
                    .with(
                            change.key().kind(),
                            change.key().tenant(),
                            change.key().id())
                    .with(change.after() == null ? null : Json.text(change.after()))
                    .with(transaction.now().atOffset(ZoneOffset.UTC))
                    .run();
        }
        Query.of(transaction.connection(), "select pg_notify(?, ?)")
                .with(CHANNEL, Long.toString(transaction.version()))
                .all(row -> 0);
    }
}

package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.store.BinaryRows;
import ai.agumbe.usage.store.Database;
import ai.agumbe.usage.store.Partitions;
import ai.agumbe.usage.store.Retention;
import ai.agumbe.usage.store.StagedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Where sealed payloads go: a table of their own, which forgets them sooner than their rows. Used by one thread. */
final class Payloads {
    private static final StagedRows<BinaryRows> STAGED =
            StagedRows.binary("incoming_payload", "usage.payload", "day, event_id, tenant, key, sealed");

    private final Retention retention;
    private final Partitions partitions;

    Payloads(Database database, Retention retention) {
        this.retention = retention;
        this.partitions = new Partitions(database, "payload", retention);
    }

    void tend() throws SQLException {
        partitions.tend();
    }

    void forget() {
        partitions.forget();
    }

    /** Sees to it that there is a place for those that are kept. */
    void prepare(List<LogRow> rows) throws SQLException {
        partitions.provide(rows.stream().filter(this::keeps).map(LogRow::day).collect(Collectors.toSet()));
    }

    void store(Connection connection, List<LogRow> rows) throws SQLException {
        if (rows.stream().anyMatch(this::keeps)) {
            STAGED.addMissing(connection, into -> write(into, rows));
        }
    }

    private void write(BinaryRows into, List<LogRow> rows) throws SQLException {
        for (LogRow row : rows) {
            SealedPayload payload = row.payload();
            if (payload != null && keeps(row)) {
                into.day(row.day()).uuid(row.eventId()).text(row.column(RequestLog.TENANT));
                into.integer(payload.key()).bytes(payload.bytes()).endRow();
            }
        }
    }

    private boolean keeps(LogRow row) {
        return row.payload() != null && retention.keeps(row.day());
    }
}

package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.usage.store.CopyRows;
import ai.agumbe.usage.store.Retention;
import ai.agumbe.usage.store.StagedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes ledger lines and knows which events it had already. */
final class LedgerTable {
    private static final StagedRows<CopyRows> STAGED = StagedRows.text(
            "incoming_ledger",
            "usage.ledger",
            """
            day, event_id, line, started_at, ended_at, node, tenant, app, cost_center, environment, endpoint, key_id,
            subject_type, request_kind, operation, source_service, workspace, stream, status, http_status, error_code,
            latency_ms, model, provider, credential, requests, errors, \
            """ + TokenColumns.TEXT + ", cost, price_version, estimated, marks, " + TokenColumns.MEDIA
                    + ", tool_calls");
    private static final String INSERT_FIRST_LINES = """
            INSERT INTO usage.ledger SELECT * FROM incoming_ledger WHERE line = 1
            ON CONFLICT DO NOTHING RETURNING event_id""";
    private static final String INSERT_FURTHER_LINES = """
            INSERT INTO usage.ledger SELECT * FROM incoming_ledger WHERE line > 1 AND event_id = ANY (?)
            ON CONFLICT DO NOTHING""";

    /** Writes the lines of those events that the ledger does not have, and says which they are. */
    Set<UUID> insert(Connection connection, Collection<Countable> events) throws SQLException {
        StagedRows.Source<CopyRows> rows = into -> write(into, events);
        if (STAGED.copyIfNew(connection, rows)) {
            return events.stream().map(each -> each.event().eventId()).collect(Collectors.toSet());
        }
        STAGED.fill(connection, rows);
        Set<UUID> fresh = insertFirstLines(connection);
        if (!fresh.isEmpty()
                && events.stream().anyMatch(each -> each.event().sales().size() > 1)) {
            insertFurtherLines(connection, fresh);
        }
        return fresh;
    }

    private static Set<UUID> insertFirstLines(Connection connection) throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        try (Statement insert = connection.createStatement();
                ResultSet inserted = insert.executeQuery(INSERT_FIRST_LINES)) {
            while (inserted.next()) {
                fresh.add(inserted.getObject(1, UUID.class));
            }
        }
        return fresh;
    }

    private static void insertFurtherLines(Connection connection, Set<UUID> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_FURTHER_LINES)) {
            insert.setArray(1, connection.createArrayOf("uuid", fresh.toArray()));
            insert.executeUpdate();
        }
    }

    private static void write(CopyRows rows, Collection<Countable> events) throws SQLException {
        for (Countable each : events) {
            for (LedgerLine line : each.lines()) {
                write(rows, line, each.marksOf(line));
            }
        }
    }

    private static void write(CopyRows rows, LedgerLine line, int marks) throws SQLException {
        UsageEvent event = line.event();
        rows.value(Retention.dayOf(event.startedAt())).value(event.eventId()).number(line.number());
        rows.instant(event.startedAt()).instant(event.endedAt()).text(event.node());
        rows.text(event.tenant()).text(event.app()).text(event.costCenter()).text(event.environment());
        rows.text(event.endpoint()).text(event.key()).text(event.subjectType()).text(event.requestKind());
        rows.text(event.operation()).text(event.sourceService()).text(event.workspace());
        rows.value(event.stream()).text(event.status()).number(event.httpStatus());
        rows.text(event.errorCode()).number(event.latencyMs());
        rows.text(line.model()).text(line.provider()).text(line.credential());
        rows.number(line.requests()).number(line.errors());
        TokenColumns.writeText(rows, line.tokens());
        rows.value(line.cost() == null ? null : line.cost().toPlainString()).text(line.priceVersion());
        rows.value(line.isEstimated()).number(marks);
        TokenColumns.writeMediaOrNulls(rows, line.tokens().media());
        rows.text(toolCalls(line)).endRow();
    }

    /** As JSON, calls by name; null of none. Names are plain words: they were checked when they came. */
    private static @Nullable String toolCalls(LedgerLine line) {
        return line.toolCalls().isEmpty()
                ? null
                : line.toolCalls().stream()
                        .map(each -> "\"" + each.name() + "\":" + each.calls())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}

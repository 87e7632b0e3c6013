package ai.agumbe.usage.requestlog;

import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.intake.Destination;
import ai.agumbe.usage.intake.UnusableRecordException;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.BinaryRows;
import ai.agumbe.usage.store.Database;
import ai.agumbe.usage.store.Partitions;
import ai.agumbe.usage.store.Retention;
import ai.agumbe.usage.store.StagedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where log rows go: a table that keeps them for a while. */
final class RequestLog implements Destination<LogRow> {
    static final int TENANT = 0;
    /** Members that become text columns, in the order of {@link #STAGED}, where others stand before and after them. */
    static final List<String> TEXTS = List.of(
            "tenantId",
            "requestId",
            "appId",
            "keyId",
            "endpoint",
            "sessionId",
            "requestKind",
            "requestedModel",
            "upstreamModel",
            "provider",
            "operation",
            "sourceService",
            "workspaceId",
            "environment",
            "externalRequestId",
            "routingDecision",
            "status",
            "errorCode");

    private static final StagedRows<BinaryRows> STAGED =
            StagedRows.binary("incoming_request_log", "usage.request_log", """
            day, event_id, created_at, tenant, request_id, app, key_id, endpoint, session_id, request_kind,
            requested_model, upstream_model, provider, operation, source_service, workspace_id, environment,
            external_request_id, routing_decision, status, error_code, request""");

    private final Retention retention;
    private final Partitions partitions;
    private final Payloads payloads;
    private @Nullable LocalDate tended;

    RequestLog(Database database, UsageSettings settings, InstantSource clock) {
        retention = new Retention(settings.keeping().logRows(), clock);
        partitions = new Partitions(database, "request_log", retention);
        payloads = new Payloads(database, new Retention(settings.keeping().payloads(), clock));
    }

    @Override
    public Topics topic() {
        return Topics.REQUESTS;
    }

    @Override
    public LogRow read(byte[] value) {
        LogRow row = LogRowReader.read(value);
        if (!retention.keeps(row.day())) {
            throw new UnusableRecordException("createdAt: " + row.day() + " (expected: from " + retention.oldest()
                    + " to " + retention.newest() + ")");
        }
        return row;
    }

    @Override
    public void tend() throws SQLException {
        LocalDate today = retention.today();
        if (!today.equals(tended)) {
            partitions.tend();
            payloads.tend();
            tended = today;
        }
    }

    @Override
    public void prepare(List<LogRow> rows) throws SQLException {
        Set<LocalDate> days = rows.stream().map(LogRow::day).collect(Collectors.toSet());
        partitions.provide(days);
        payloads.prepare(rows);
    }

    @Override
    public int store(Connection connection, List<LogRow> rows) throws SQLException {
        payloads.store(connection, rows);
        return STAGED.addMissing(connection, into -> write(into, rows));
    }

    @Override
    public void forget() {
        partitions.forget();
        payloads.forget();
        tended = null;
    }

    private static void write(BinaryRows into, List<LogRow> rows) throws SQLException {
        for (LogRow row : rows) {
            into.day(row.day()).uuid(row.eventId()).instant(row.createdAt());
            for (int at = 0; at < TEXTS.size(); at++) {
                into.text(row.column(at));
            }
            into.bytes(row.json()).endRow();
        }
    }
}

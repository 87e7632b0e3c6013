package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.usage.store.CopyRows;
import ai.agumbe.usage.store.StagedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds events to the sums of their hours: one row changed per group and batch. */
final class HourSums {
    private static final StagedRows<CopyRows> STAGED = StagedRows.text(
            "incoming_hour_sum",
            "usage.hour_sum",
            """
            hour, group_id, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
            requests, errors, \
            """ + TokenColumns.TEXT + ", cost, unpriced, latency, " + TokenColumns.MEDIA + ", tool_calls");
    private static final String ADD = """
            INSERT INTO usage.hour_sum AS h SELECT * FROM incoming_hour_sum ORDER BY hour, group_id
            ON CONFLICT (hour, group_id) DO UPDATE SET
                requests = h.requests + excluded.requests,
                errors = h.errors + excluded.errors,
                input_tokens = h.input_tokens + excluded.input_tokens,
                cached_tokens = h.cached_tokens + excluded.cached_tokens,
                cache_write_5m_tokens = h.cache_write_5m_tokens + excluded.cache_write_5m_tokens,
                cache_write_1h_tokens = h.cache_write_1h_tokens + excluded.cache_write_1h_tokens,
                output_tokens = h.output_tokens + excluded.output_tokens,
                reasoning_tokens = h.reasoning_tokens + excluded.reasoning_tokens,
                cost = h.cost + excluded.cost,
                unpriced = h.unpriced + excluded.unpriced,
                latency = usage.add_latency(h.latency, excluded.latency),
                audio_input_tokens = h.audio_input_tokens + excluded.audio_input_tokens,
                image_input_tokens = h.image_input_tokens + excluded.image_input_tokens,
                audio_output_tokens = h.audio_output_tokens + excluded.audio_output_tokens,
                image_output_tokens = h.image_output_tokens + excluded.image_output_tokens,
                tool_calls = h.tool_calls + excluded.tool_calls""";

    private final NameLimit limit = new NameLimit();

    /** The names under which these events are counted, if they are new. */
    List<Countable> named(Connection connection, Collection<UsageEvent> events) throws SQLException {
        limit.meet(connection, events);
        return events.stream()
                .map(event -> new Countable(event, limit.allowed(event)))
                .toList();
    }

    void add(Connection connection, Collection<Countable> events) throws SQLException {
        Map<HourGroup, HourTotals> sums = new HashMap<>();
        for (Countable each : events) {
            for (LedgerLine line : each.lines()) {
                add(sums, SoldLine.of(line, each.names()));
            }
        }
        add(connection, sums);
        limit.trim();
    }

    static void add(Map<HourGroup, HourTotals> sums, SoldLine line) {
        sums.computeIfAbsent(line.group(), group -> new HourTotals()).add(line);
    }

    static void add(Connection connection, Map<HourGroup, HourTotals> sums) throws SQLException {
        STAGED.fill(connection, rows -> {
            for (Map.Entry<HourGroup, HourTotals> each : sums.entrySet()) {
                write(rows, each.getKey(), each.getValue());
            }
        });
        try (Statement add = connection.createStatement()) {
            add.executeUpdate(ADD);
        }
    }

    void forget() {
        limit.forget();
    }

    private static void write(CopyRows rows, HourGroup group, HourTotals totals) throws SQLException {
        rows.value(group.hour()).value(group.id());
        group.dimensions().forEach(rows::text);
        rows.number(totals.requests()).number(totals.errors());
        TokenColumns.writeText(rows, totals.tokens());
        rows.value(totals.cost().toPlainString()).number(totals.unpriced()).value(totals.latency());
        TokenColumns.writeMediaOrZeros(rows, totals.tokens().media());
        rows.number(totals.toolCalls()).endRow();
    }
}

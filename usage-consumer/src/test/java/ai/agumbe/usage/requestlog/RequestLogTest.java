package ai.agumbe.usage.requestlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.intake.UnusableRecordException;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");

    private final UsageSettings.Postgres place = TestPostgres.database();
    private final UsageSettings settings = TestPostgres.settings(
            place,
            new UsageSettings.Keeping(Period.ofDays(20), Period.ofMonths(13), Period.ofMonths(13), Period.ofDays(7)));
    private final Database database = new Database(settings);
    private final RequestLog log = new RequestLog(database, settings, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRowIsKeptAsItCameBesideWhatItIsSearchedBy() throws SQLException {
        String id = "0199d3c5-0000-7000-8000-000000000001";
        String row = "{\"requestId\":\"r\\\\1\",\"eventId\":\"" + id + "\",\"tenantId\":\"acme\",\"appId\":null,"
                + "\"operation\":\"a\\u0000\\ud800\\n\",\"attempts\":[{\"cost\":1.10}],\"status\":\"success\","
                + "\"createdAt\":\"2026-11-21T10:00:00.123Z\"}";

        int stored = store(row);

        assertThat(stored).isEqualTo(1);
        assertThat(ask("SELECT request FROM usage.request_log")).isEqualTo(row);
        assertThat(ask("SELECT concat_ws(' ', day, event_id, tenant, request_id) FROM usage.request_log"))
                .isEqualTo("2026-11-21 " + id + " acme r\\1");
        assertThat(ask("SELECT app IS NULL FROM usage.request_log")).isEqualTo("t");
    }

    @Test
    void whatIsSealedIsKeptByItselfAndTheRowSaysThatItIs() throws SQLException {
        store(
                kept(NOW, "\"sealed\":\"AAH/fw==\""),
                Events.row(Events.event("acme", NOW, List.of())).toString());

        assertThat(ask("SELECT request FROM usage.request_log WHERE request::text LIKE '%stored%'"))
                .endsWith(
                        ",\"payload\":{\"stored\":true,\"key\":3,\"requestCut\":true,\"answerCut\":false},\"after\":1}")
                .doesNotContain("sealed");
        assertThat(ask("SELECT concat_ws(' ', p.day, p.tenant, p.key, encode(p.sealed, 'hex')) FROM usage.payload p"
                        + " JOIN usage.request_log USING (day, event_id)"))
                .isEqualTo("2026-11-21 acme 3 0001ff7f");
        assertThat(ask("SELECT count(*) FROM usage.sealed_payload")).isEqualTo("0");
    }

    @Test
    void payloadsOfOneBatchMayBeManyTimesAPortion() throws SQLException {
        String large = Base64.getEncoder().encodeToString(new byte[120_000]);
        String[] rows = new String[40];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = kept(NOW, "\"sealed\":\"" + large + "\"");
        }

        assertThat(store(rows)).isEqualTo(40);

        assertThat(ask("SELECT count(*) || ' ' || sum(length(sealed)) FROM usage.payload"))
                .isEqualTo("40 4800000");
    }

    @Test
    void payloadsAreForgottenSoonerThanTheirRows() throws SQLException {
        store(
                kept(NOW.minus(Duration.ofDays(8)), "\"sealed\":\"AAE=\""),
                kept(NOW.minus(Duration.ofDays(7)), "\"sealed\":\"AAE=\""));
        assertThat(ask("SELECT count(*) FROM usage.request_log")).isEqualTo("2");
        assertThat(ask("SELECT count(*) FROM usage.payload")).isEqualTo("1");

        RequestLog tomorrow = new RequestLog(database, settings, InstantSource.fixed(NOW.plus(Duration.ofDays(1))));
        tomorrow.tend();

        assertThat(ask("SELECT count(*) FROM usage.request_log")).isEqualTo("2");
        assertThat(ask("SELECT count(*) FROM usage.payload")).isEqualTo("0");
    }

    @Test
    void aPayloadThatIsNotTakenApartIsRefused() {
        assertThatThrownBy(() -> read(kept(NOW, "\"sealed\":\"AAE=\",\"more\":1")))
                .hasMessageContaining("payload.sealed");
        assertThatThrownBy(() -> read(kept(NOW, "\"sealed\":\"no base64!\"")))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessageNotContaining("no base64");
    }

    /** A row as data planes write it, with a payload. */
    private static String kept(Instant at, String sealed) {
        String row = Events.row(Events.event("acme", at, List.of())).toString();
        return row.substring(0, row.length() - 1)
                + ",\"payload\":{\"stored\":true,\"key\":3,\"requestCut\":true,\"answerCut\":false," + sealed
                + "},\"after\":1}";
    }

    @Test
    void theSameRowAgainIsNotKept() throws SQLException {
        UsageEvent event = Events.event("acme", NOW, List.of());
        store(Events.row(event).toString());

        assertThat(store(Events.row(event).toString())).isZero();
    }

    @Test
    void rowsThatComeAgainAmongNewOnesAreKeptOnceAndSoIsWhatIsSealedInThem() throws SQLException {
        String first = kept(NOW, "\"sealed\":\"AAE=\"");
        String second = kept(NOW, "\"sealed\":\"AAI=\"");
        store(first);

        assertThat(store(second, first, second)).isEqualTo(1);

        assertThat(ask("SELECT count(*) || ' ' || count(DISTINCT event_id) FROM usage.request_log"))
                .isEqualTo("2 2");
        assertThat(ask("SELECT string_agg(encode(sealed, 'hex'), ' ' ORDER BY sealed) FROM usage.payload"))
                .isEqualTo("0001 0002");
    }

    @Test
    void readersSeeRowsOfTheTenantTheyNameOnly() throws SQLException {
        store(Events.row(Events.event("acme", NOW, List.of())).toString());

        assertThat(ask("SELECT count(*) FROM usage.request_row")).isEqualTo("0");
        assertThat(
                        ask(
                                "SELECT count(*) FROM (SELECT set_config('agumbe.tenant', 'other', false)) s, usage.request_row"))
                .isEqualTo("0");
        assertThat(ask("WITH s AS MATERIALIZED (SELECT set_config('agumbe.tenant', 'acme', false) AS t)"
                        + " SELECT (SELECT count(*) FROM usage.request_log WHERE tenant = s.t) FROM s"))
                .isEqualTo("1");
    }

    @Test
    void whatIsNoRowIsRefusedWithTheReason() {
        UsageEvent old = Events.event("acme", NOW.minus(Duration.ofDays(31)), List.of());

        assertThatThrownBy(() -> read("[]")).hasMessage("not a log row: no object");
        assertThatThrownBy(() -> read("{} {}")).isInstanceOf(UnusableRecordException.class);
        assertThatThrownBy(() -> read("{\"status\":")).isInstanceOf(UnusableRecordException.class);
        assertThatThrownBy(() -> read("{}")).hasMessage("eventId (expected: a value)");
        assertThatThrownBy(() -> read(Events.row(old).put("eventId", "x").toString()))
                .hasMessage("eventId (expected: a UUID)");
        assertThatThrownBy(() -> read(Events.row(old).put("createdAt", "x").toString()))
                .hasMessage("createdAt (expected: an RFC 3339 instant)");
        assertThatThrownBy(() -> read(Events.row(old).toString()))
                .hasMessage("createdAt: 2026-10-21 (expected: from 2026-11-01 to 2026-11-22)");
    }

    private LogRow read(String row) {
        return log.read(row.getBytes(StandardCharsets.UTF_8));
    }

    private int store(String... texts) throws SQLException {
        List<LogRow> rows = Stream.of(texts).map(this::read).toList();
        log.prepare(rows);
        try (Connection connection = database.open()) {
            int stored = log.store(connection, rows);
            connection.commit();
            return stored;
        }
    }

    private String ask(String sql) {
        return TestPostgres.ask(place, sql);
    }
}

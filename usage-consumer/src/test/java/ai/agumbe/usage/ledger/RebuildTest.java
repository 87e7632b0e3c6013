package ai.agumbe.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sums made again from the ledger are the sums that were added up as events came. */
class RebuildTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final String ALL =
            "SELECT md5(string_agg(h::text, E'\\n' ORDER BY hour, group_id)) FROM usage.hour_sum h";

    private final UsageSettings.Postgres place = TestPostgres.database();
    private final Database database = new Database(TestPostgres.settings(place));
    private final Ledger ledger = new Ledger(database, TestPostgres.settings(place), () -> NOW);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void daysBecomeWhatTheirLinesAddUpTo() throws SQLException {
        Random random = new Random(7);
        for (int batch = 0; batch < 6; batch++) {
            store(someEvents(400, random));
        }
        assertThat(ask("SELECT count(*) > 0 FROM usage.hour_sum WHERE operation = '~other'"))
                .isEqualTo("t");
        assertThat(ask("SELECT sum(unpriced) > 0 FROM usage.hour_sum")).isEqualTo("t");
        String before = ask(ALL);

        TestPostgres.execute(place, "DELETE FROM usage.hour_sum WHERE group_id::text < '8'");
        TestPostgres.execute(place, "UPDATE usage.hour_sum SET cost = cost + 1, requests = requests * 2");
        Rebuild rebuild = new Rebuild(database);
        Rebuild.Rebuilt wrong = rebuild.day(LocalDate.parse("2026-11-21"));
        rebuild.day(LocalDate.parse("2026-11-20"));

        assertThat(ask(ALL)).isEqualTo(before);
        assertThat(wrong.toString()).contains("; before: ");
        assertThat(rebuild.day(LocalDate.parse("2026-11-21")).toString()).endsWith(", as before");
        assertThat(ask(ALL)).isEqualTo(before);
    }

    @Test
    void correctionsAreMadeAgainToo() throws SQLException {
        Random random = new Random(5);
        for (int batch = 0; batch < 6; batch++) {
            store(someEvents(400, random));
        }
        TestPostgres.execute(
                place,
                "INSERT INTO usage.correction (rerating, day, event_id, line, tenant, cost_before,"
                        + " cost_after, price_version) SELECT 'r', day, event_id, line, tenant, cost, 7, '2@x' FROM usage.ledger"
                        + " WHERE provider IS NOT NULL AND event_id::text > '5'");
        Rebuild rebuild = new Rebuild(database);
        rebuild.day(LocalDate.parse("2026-11-20"));
        rebuild.day(LocalDate.parse("2026-11-21"));
        String lines =
                ask("SELECT concat_ws(' ', sum(cost), count(*) FILTER (WHERE cost IS NULL AND provider IS NOT NULL))"
                        + " FROM usage.ledger_corrected");
        String sums = "SELECT concat_ws(' ', sum(cost), sum(unpriced)) FROM (SELECT cost, unpriced FROM usage.hour_sum"
                + " UNION ALL SELECT cost_change, unpriced_change FROM usage.correction_hour"
                + " UNION ALL SELECT cost, unpriced FROM usage.day_sum) AS s";

        assertThat(ask(sums)).isEqualTo(lines);
        assertThat(ask("SELECT count(*) > 0 FROM usage.correction_hour WHERE operation = '~other'"))
                .isEqualTo("t");
        OldHours.become(database, LocalDate.parse("2026-11-22"));
        assertThat(ask("SELECT count(*) FROM usage.correction_hour")).isEqualTo("0");
        assertThat(ask(sums)).isEqualTo(lines);
        rebuild.day(LocalDate.parse("2026-11-21"));
        assertThat(ask(sums)).isEqualTo(lines);
    }

    @Test
    void hoursThatAreTooOldLeaveTheirDaysBehind() throws SQLException {
        store(someEvents(300, new Random(3)));
        String tenth = "SELECT concat_ws(' ', sum(requests), sum(errors), sum(input_tokens), sum(cost), sum(unpriced),"
                + " sum(image_output_tokens), sum(tool_calls), usage.sum_latency(latency)) FROM usage.";
        String hours = ask(tenth + "hour_sum WHERE hour < '2026-11-21T00:00Z'");

        OldHours.become(database, LocalDate.parse("2026-11-21"));

        assertThat(ask(tenth + "day_sum")).isEqualTo(hours);
        assertThat(ask("SELECT count(*) FROM usage.hour_sum WHERE hour < '2026-11-21T00:00Z'"))
                .isEqualTo("0");
        assertThat(ask("SELECT count(*) > 0 FROM usage.hour_sum")).isEqualTo("t");
        OldHours.become(database, LocalDate.parse("2026-11-21"));
        assertThat(ask(tenth + "day_sum")).isEqualTo(hours);
    }

    private void store(List<UsageEvent> events) throws SQLException {
        List<UsageEvent> read =
                events.stream().map(event -> ledger.read(Events.json(event))).toList();
        ledger.prepare(read);
        try (Connection connection = database.open()) {
            ledger.store(connection, read);
            connection.commit();
        }
    }

    private static List<UsageEvent> someEvents(int count, Random random) {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Sale> sales = new ArrayList<>();
            for (int sale = random.nextInt(3); sale > 0; sale--) {
                BigDecimal cost = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 12);
                Tokens tokens = new Tokens(random.nextInt(100), 1, 2, 3, random.nextInt(50), 4)
                        .ofWhich(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
                sales.add(new Sale(
                        "@sim/" + random.nextInt(3),
                        "sim",
                        null,
                        tokens,
                        cost,
                        cost == null ? null : "1@x",
                        false,
                        calls(random)));
            }
            // Most within one hour, so that more names are made up than it tells apart.
            Duration ago = Duration.ofMinutes(random.nextInt(10) == 0 ? random.nextInt(1_500) : random.nextInt(20));
            events.add(Events.withOperation(Events.event("acme", NOW.minus(ago), sales), "op" + random.nextInt(5_000)));
        }
        return events;
    }

    private static List<ToolCalls> calls(Random random) {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(new ToolCalls("web_search", 1 + random.nextInt(5)), new ToolCalls("file_search", 1));
    }

    private String ask(String sql) {
        return TestPostgres.ask(place, sql);
    }
}

package ai.agumbe.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.intake.UnusableRecordException;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the books say, whatever the order and grouping in which events come. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final String SUMS = """
            SELECT sum(requests) || ' requests ' || sum(errors) || ' errors ' || sum(input_tokens) || ' in '
                || sum(cached_tokens) || ' cached ' || sum(output_tokens) || ' out ' || sum(reasoning_tokens)
                || ' reasoning ' || sum(cost) || ' USD ' || sum(unpriced) || ' unpriced'
            FROM usage.hour_sum""";

    private final UsageSettings.Postgres place = TestPostgres.database();
    private final Database database = open(place);
    private final Ledger ledger = new Ledger(database, TestPostgres.settings(place), InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anyPartitionOfAnyShuffledAndRepeatedListGivesTheSameSums() {
        List<UsageEvent> events = someEvents(200, new Random(1));
        for (int seed = 2; seed < 8; seed++) {
            UsageSettings.Postgres fresh = TestPostgres.database();

            storeShuffled(events, fresh, new Random(seed));

            assertThat(TestPostgres.ask(fresh, SUMS)).as("seed %s", seed).isEqualTo(expectedSums(events));
            assertThat(TestPostgres.ask(fresh, "SELECT sum(requests) || '/' || sum(cost) FROM usage.ledger"))
                    .isEqualTo(TestPostgres.ask(fresh, "SELECT sum(requests) || '/' || sum(cost) FROM usage.hour_sum"));
        }
    }

    @Test
    void eachSaleIsALineUnderTheModelThatSoldItAndTheExchangeIsCountedOnTheLast() {
        Sale broken = new Sale("@a/one", "a", "a-1", Tokens.of(10, 2), new BigDecimal("0.5"), "1@x", true);
        Sale rescue = new Sale("@b/two", "b", "b-1", Tokens.of(12, 6), null, null, false);

        store(Events.event("acme", NOW, List.of(broken, rescue)));

        assertThat(ask("SELECT string_agg(concat_ws(' ', line, model, requests, input_tokens, cost, estimated), ', '"
                        + " ORDER BY line) FROM usage.ledger"))
                .isEqualTo("1 @a/one 0 10 0.500000000000 t, 2 @b/two 1 12 f");
        assertThat(ask("SELECT string_agg(concat_ws(' ', model, requests, cost, unpriced, latency[16]), ', '"
                        + " ORDER BY model) FROM usage.hour_sum"))
                .isEqualTo("@a/one 0 0.500000000000 0 0, @b/two 1 0.000000000000 1 1");
    }

    @Test
    void tokensOfSoundAndPicturesAreCountedApartAndTakeNoRoomWhereThereAreNone() {
        Tokens heard = new Tokens(1, 2, 3, 4, 5, 6, new MediaTokens(10, 20, 30, 40));
        store(Events.sold("acme", NOW, heard, "0.1"));
        store(Events.sold("acme", NOW, heard, "0.1"));
        store(Events.sold("acme", NOW, Tokens.of(7, 7), "0.1"));

        assertThat(ask("SELECT string_agg(concat_ws(' ', input_tokens, audio_input_tokens, image_input_tokens,"
                        + " audio_output_tokens, image_output_tokens), ', ' ORDER BY input_tokens) FROM usage.ledger"))
                .isEqualTo("1 10 20 30 40, 1 10 20 30 40, 7");
        assertThat(ask(
                        "SELECT concat_ws(' ', input_tokens, audio_input_tokens, image_input_tokens, audio_output_tokens,"
                                + " image_output_tokens) FROM usage.hour_sum"))
                .isEqualTo("9 20 40 60 80");
        assertThat(ask("SELECT concat_ws(' ', sum(prompt_tokens), sum(completion_tokens)) FROM reporting.ledger"))
                .isEqualTo(2 * heard.prompt() + 7 + " " + (2 * heard.completion() + 7));
        assertThat(ask("SELECT concat_ws(' ', prompt_tokens, completion_tokens, audio_tokens, image_tokens)"
                        + " FROM reporting.daily_usage"))
                .isEqualTo("87 169 80 120");
    }

    @Test
    void callsToToolsAreKeptByNameAndASaleWithOneThatHasNoPriceIsUnpriced() {
        List<ToolCalls> calls = List.of(new ToolCalls("web_search", 3), new ToolCalls("file_search", 1));
        store(Events.event(
                "acme", NOW, List.of(new Sale("@a/one", "a", null, Tokens.of(1, 1), null, "1@x", false, calls))));
        store(Events.sold("acme", NOW, Tokens.of(7, 7), "0.1"));

        assertThat(
                        ask(
                                "SELECT string_agg(coalesce(tool_calls::text, 'none'), ' ' ORDER BY input_tokens) FROM reporting.ledger"))
                .isEqualTo("{\"web_search\": 3, \"file_search\": 1} none");
        assertThat(ask("SELECT sum(unpriced_sales) FROM reporting.monthly_chargeback"))
                .isEqualTo("1");
        assertThat(ask("SELECT sum(unpriced) || ' ' || sum(tool_calls) FROM usage.hour_sum"))
                .isEqualTo("1 4");
        assertThat(ask("SELECT sum(tool_calls) FROM reporting.daily_usage")).isEqualTo("4");
    }

    @Test
    void toolsWithoutAPlainNameAreRefused() {
        for (ToolCalls odd : List.of(new ToolCalls("a\"b", 1), new ToolCalls("", 1), new ToolCalls("a", 0))) {
            Sale sale = new Sale("@a/one", "a", null, Tokens.of(1, 1), null, null, false, List.of(odd));
            byte[] json = Events.json(Events.event("acme", NOW, List.of(sale)));

            assertThatThrownBy(() -> ledger.read(json)).isInstanceOf(UnusableRecordException.class);
        }
    }

    @Test
    void eventsOfNodesThatKnowNoMediaAreCountedAsTheyAre() {
        byte[] json = Events.json(Events.sold("acme", NOW, Tokens.of(7, 8), "0.1"));
        String older = new String(json, StandardCharsets.UTF_8)
                .replace(",\"media\":null", "")
                .replace(",\"toolCalls\":[]", "");

        UsageEvent read = ledger.read(older.getBytes(StandardCharsets.UTF_8));

        assertThat(older).doesNotContain("media", "toolCalls");
        assertThat(read.sales().getFirst().tokens()).isEqualTo(Tokens.of(7, 8));
    }

    @Test
    void lateEventsLandInTheHourInWhichTheyBegan() {
        store(Events.sold("acme", Instant.parse("2026-10-03T23:59:59.999Z"), Tokens.of(1, 1), "0.1"));

        assertThat(ask("SELECT hour AT TIME ZONE 'UTC' FROM usage.hour_sum")).isEqualTo("2026-10-03 23:00:00");
        assertThat(ask("SELECT count(*) FROM usage.ledger_20261003")).isEqualTo("1");
    }

    @Test
    void anEventThatComesAgainWithMoreSalesChangesNothing() {
        UUID id = UUID.randomUUID();
        Sale sale = new Sale("@a/one", "a", null, Tokens.of(10, 2), new BigDecimal("0.5"), "1@x", false);
        store(Events.event(id, "acme", NOW, List.of(sale)));

        int stored = store(Events.event(id, "acme", NOW, List.of(sale, sale)));

        assertThat(stored).isZero();
        assertThat(ask("SELECT count(*) || ' ' || sum(input_tokens) FROM usage.ledger"))
                .isEqualTo("1 10");
    }

    @Test
    void namesBeyondTheLimitShareOne() {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < NameLimit.NAMES + 7; i++) {
            events.add(Events.withOperation(Events.event("acme", NOW, List.of()), "operation " + i));
        }
        store(ledger, database, events.subList(0, 400));
        store(ledger, database, events.subList(400, events.size()));
        ledger.forget();

        store(Events.withOperation(Events.event("acme", NOW, List.of()), "operation 3"));
        store(Events.withOperation(Events.event("acme", NOW, List.of()), "one more"));

        assertThat(ask("SELECT count(DISTINCT operation) FROM usage.hour_sum")).isEqualTo("1001");
        assertThat(ask("SELECT requests FROM usage.hour_sum WHERE operation = '~other'"))
                .isEqualTo("8");
        assertThat(ask("SELECT requests FROM usage.hour_sum WHERE operation = 'operation 3'"))
                .isEqualTo("2");
    }

    @Test
    void whatIsTooOldOrFromTheFutureIsRefused() {
        UsageEvent old = Events.event("acme", NOW.minus(Duration.ofDays(400)), List.of());
        UsageEvent early = Events.event("acme", NOW.plus(Duration.ofDays(2)), List.of());

        assertThatThrownBy(() -> ledger.read(Events.json(old)))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessage("startedAt: 2025-10-17 (expected: from 2025-10-21 to 2026-11-22)");
        assertThatThrownBy(() -> ledger.read(Events.json(early))).isInstanceOf(UnusableRecordException.class);
    }

    @Test
    void partitionsOlderThanTheRetentionAreDropped() throws SQLException {
        store(Events.event("acme", NOW, List.of()));
        TestPostgres.execute(
                place,
                "CREATE TABLE usage.ledger_20251020 PARTITION OF usage.ledger"
                        + " FOR VALUES FROM ('2025-10-20') TO ('2025-10-21')");

        ledger.tend();

        assertThat(ask("SELECT to_regclass('usage.ledger_20251020')")).isEqualTo("null");
        assertThat(ask("SELECT count(*) FROM usage.ledger")).isEqualTo("1");
    }

    @Test
    void textThatPostgresCannotKeepIsKeptWithoutIt() {
        store(Events.withOperation(Events.event("acme", NOW, List.of()), "a\0b\\c\td\ne"));

        assertThat(ask("SELECT operation FROM usage.hour_sum")).isEqualTo("a\uFFFDb\\c\td\ne");
    }

    private int store(UsageEvent event) {
        return store(ledger, database, List.of(event));
    }

    private static void storeShuffled(List<UsageEvent> events, UsageSettings.Postgres place, Random random) {
        List<UsageEvent> delivered = new ArrayList<>(events);
        delivered.addAll(events.subList(0, 120));
        Collections.shuffle(delivered, random);
        try (Database database = open(place)) {
            Ledger books = new Ledger(database, TestPostgres.settings(place), InstantSource.fixed(NOW));
            while (!delivered.isEmpty()) {
                List<UsageEvent> batch = delivered.subList(0, Math.min(delivered.size(), 1 + random.nextInt(90)));
                store(books, database, List.copyOf(batch));
                batch.clear();
            }
        }
    }

    private static int store(Ledger ledger, Database database, List<UsageEvent> events) {
        try {
            List<UsageEvent> read = events.stream()
                    .map(event -> ledger.read(Events.json(event)))
                    .toList();
            ledger.prepare(read);
            try (Connection connection = database.open()) {
                int stored = ledger.store(connection, read);
                connection.commit();
                return stored;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<UsageEvent> someEvents(int count, Random random) {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Sale> sales = new ArrayList<>();
            for (int sale = random.nextInt(4); sale > 0; sale--) {
                Tokens tokens = new Tokens(random.nextInt(100), random.nextInt(9), 0, 0, random.nextInt(50), 1);
                BigDecimal cost = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 12);
                String model = "@sim/" + random.nextInt(3);
                sales.add(new Sale(model, "sim", null, tokens, cost, cost == null ? null : "1@x", false));
            }
            events.add(Events.event("acme", NOW.minus(Duration.ofMinutes(random.nextInt(5_000))), sales));
        }
        return events;
    }

    private static String expectedSums(List<UsageEvent> events) {
        List<Sale> sales =
                events.stream().flatMap(event -> event.sales().stream()).toList();
        Tokens tokens = sales.stream().map(Sale::tokens).reduce(Tokens.NONE, Tokens::plus);
        BigDecimal cost = BigDecimal.ZERO.setScale(12);
        for (Sale sale : sales) {
            cost = sale.cost() == null ? cost : cost.add(sale.cost());
        }
        return "%d requests %d errors %d in %d cached %d out %d reasoning %s USD %d unpriced"
                .formatted(
                        events.size(),
                        events.stream().filter(event -> event.sales().isEmpty()).count(),
                        tokens.input(),
                        tokens.cachedInput(),
                        tokens.output(),
                        tokens.reasoning(),
                        cost.toPlainString(),
                        sales.stream().filter(sale -> sale.cost() == null).count());
    }

    private static Database open(UsageSettings.Postgres place) {
        return new Database(TestPostgres.settings(place));
    }

    private String ask(String sql) {
        return TestPostgres.ask(place, sql);
    }
}

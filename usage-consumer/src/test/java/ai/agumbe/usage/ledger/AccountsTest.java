package ai.agumbe.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Level;
import ai.agumbe.model.spend.Window;
import ai.agumbe.usage.account.AccountBook;
import ai.agumbe.usage.account.Period;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Accounts hold what the ledger does, whenever they were opened and however events come in between. */
class AccountsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final String TENANT = "acme";

    private static Account account(Level level, String holder, Window window, String zone) {
        return new Account(TENANT, level, holder, window, zone);
    }

    @Test
    void whateverTheOrderOfEventsAndOpenings() throws SQLException {
        for (int seed = 1; seed <= 12; seed++) {
            UsageSettings settings = TestPostgres.settings(TestPostgres.database());
            try (Database database = new Database(settings)) {
                Ledger ledger = new Ledger(database, settings, InstantSource.fixed(NOW));
                runInto(database, ledger, new Random(seed), "seed " + seed);
            }
        }
    }

    private static void runInto(Database database, Ledger ledger, Random random, String seed) throws SQLException {
        List<Account> accounts = List.of(
                account(Level.TENANT, TENANT, Window.MONTH, "UTC"),
                account(Level.TENANT, TENANT, Window.DAY, "Asia/Kolkata"),
                account(Level.APP, "a1", Window.DAY, "America/New_York"),
                account(Level.KEY, "key1", Window.MONTH, "Europe/Berlin"));
        Account wallet = account(Level.WALLET, "2026-11-20T00:00:00Z", Window.EVER, "UTC");
        List<UsageEvent> counted = new ArrayList<>();
        List<Account> opened = new ArrayList<>();
        Period on = null;
        for (int step = 0; step < 40; step++) {
            try (Connection connection = database.open()) {
                AccountBook book = new AccountBook(connection);
                int what = random.nextInt(10);
                if (what == 0 && opened.size() < accounts.size()) {
                    book.open(accounts.get(opened.size()), NOW);
                    opened.add(accounts.get(opened.size()));
                } else if (what == 1 && (on == null || on.until() == null)) {
                    on = on == null
                            ? new Period(minutesAgo(500 + random.nextInt(900)), null)
                            : new Period(on.from(), minutesAgo(random.nextInt(400)));
                    book.charge(Map.of(wallet, List.of(on)), NOW);
                } else {
                    counted.addAll(store(ledger, connection, random, counted));
                }
            }
        }
        assertHolds(database, opened, counted, seed);
        if (on != null) {
            Period period = on;
            BigDecimal charged = sum(counted.stream()
                    .filter(event -> !event.startedAt().isBefore(period.from())
                            && (period.until() == null || event.startedAt().isBefore(period.until())))
                    .toList());
            assertThat(ask(database, "SELECT coalesce(sum(amount), 0) FROM usage.wallet_charge"))
                    .as(seed)
                    .isEqualByComparingTo(charged);
        }
    }

    private static void assertHolds(Database database, List<Account> opened, List<UsageEvent> counted, String seed)
            throws SQLException {
        for (Account account : opened) {
            Instant start = account.window().startOf(NOW, ZoneId.of(account.zone()));
            BigDecimal expected = sum(counted.stream()
                    .filter(event -> !event.startedAt().isBefore(start))
                    .filter(event -> switch (account.level()) {
                        case TENANT, WALLET -> true;
                        case APP -> account.holder().equals(event.app());
                        case KEY -> account.holder().equals(event.key());
                    })
                    .toList());
            assertThat(ask(
                            database,
                            "SELECT coalesce(sum(cost), 0) FROM usage.spend WHERE account = '" + account + "'"))
                    .as(seed + " " + account)
                    .isEqualByComparingTo(expected);
            try (Connection connection = database.open()) {
                assertThat(new AccountBook(connection).check(account, NOW))
                        .as(seed + " " + account + " has drifted")
                        .isFalse();
            }
        }
    }

    private static List<UsageEvent> store(Ledger ledger, Connection connection, Random random, List<UsageEvent> before)
            throws SQLException {
        List<UsageEvent> fresh = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            fresh.add(event(random));
        }
        List<UsageEvent> delivered = new ArrayList<>(fresh);
        if (!before.isEmpty()) {
            delivered.add(before.get(random.nextInt(before.size())));
        }
        List<UsageEvent> read =
                delivered.stream().map(event -> ledger.read(Events.json(event))).toList();
        ledger.prepare(read);
        ledger.store(connection, read);
        connection.commit();
        return fresh;
    }

    private static UsageEvent event(Random random) {
        BigDecimal cost = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 12);
        Sale sale = new Sale(
                "@sim/fast",
                "sim",
                "sim-a",
                Tokens.of(random.nextInt(50), 1),
                cost,
                cost == null ? null : "1@x",
                false);
        UsageEvent event = Events.event(TENANT, minutesAgo(random.nextInt(1_600)), List.of(sale));
        return random.nextBoolean() ? event : Events.withApp(event, "a1");
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static BigDecimal sum(List<UsageEvent> events) {
        BigDecimal sum = BigDecimal.ZERO;
        for (UsageEvent event : events) {
            for (Sale sale : event.sales()) {
                @Nullable BigDecimal cost = sale.cost();
                sum = cost == null ? sum : sum.add(cost);
            }
        }
        return sum;
    }

    private static BigDecimal ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBigDecimal(1);
        }
    }
}

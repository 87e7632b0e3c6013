package ai.agumbe.usage.spend;

import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.account.AccountBook;
import ai.agumbe.usage.account.Period;
import ai.agumbe.usage.intake.Origin;
import ai.agumbe.usage.intake.Origins;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one replica does while it is the one that publishes. Used by one thread. */
final class Reign {
    private static final Logger LOG = LoggerFactory.getLogger(Reign.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Topics may be made anew; what was lost with them is told again. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    /** Now and then all is told again, should a record of an earlier reign have come in behind ours. */
    private static final Duration REPEAT_EVERY = Duration.ofMinutes(5);
    /** Calls may run for long after the window in which they began. */
    private static final Duration TOLD_AFTER_ITS_END = Duration.ofDays(2);

    private final AccountBook book;
    private final Alerts alerts;
    private final SpendRows rows;
    private final Completeness completeness;
    private final Watch watch;
    private final SpendTopic topic;
    private final Surroundings around;
    private Instant completeTo;
    private Instant lookedAt = Instant.EPOCH;
    private Instant repeatedAt = Instant.EPOCH;
    private @Nullable Origin usage;
    private @Nullable Origin spend;

    /** What a reign works with beside its own. */
    @Singleton
    record Surroundings(Origins origins, Tellings tellings, InstantSource clock, MeterRegistry registry) {}

    Reign(Connection connection, Watch watch, SpendTopic topic, Surroundings around) throws SQLException {
        this.book = new AccountBook(connection);
        this.alerts = new Alerts(connection, around.registry());
        this.rows = new SpendRows(connection);
        this.watch = watch;
        this.topic = topic;
        this.around = around;
        this.completeTo = rows.completeTo();
        this.completeness = new Completeness(connection, completeTo);
    }

    void begin() throws SQLException {
        Instant now = around.clock().instant();
        boolean configured = watch.begin(now);
        if (configured) {
            keepAccounts();
            for (Account account : book.open()) {
                if (book.check(account, now)) {
                    around.tellings().corrected();
                    LOG.atWarn().addKeyValue("account", account).log("a sum was not what the ledger says; put right");
                }
            }
        }
    }

    /** One round: hears the news, tells what changed. */
    void turn() throws SQLException {
        if (watch.poll(POLL)) {
            keepAccounts();
        }
        Instant now = around.clock().instant();
        if (lookedAt.plus(LOOK_EVERY).isBefore(now)) {
            look(now);
            lookedAt = now;
        }
        complete(now);
        tell(rows.unpublished(completeTo), now);
    }

    /** Opens an account for whatever a budget or wallet is about, and closes what none is about any more. */
    private void keepAccounts() throws SQLException {
        Instant now = around.clock().instant();
        alerts.of(watch.budgets());
        Set<Account> wanted = new LinkedHashSet<>();
        for (BudgetDocument budget : watch.budgets()) {
            wanted.add(Account.of(budget));
        }
        Set<Account> open = book.open();
        for (Account account : wanted) {
            if (!open.contains(account)) {
                book.open(account, now);
            } else {
                alerts.raise(rows.of(account), now);
            }
        }
        for (Account account : open) {
            if (!wanted.contains(account)) {
                bury(account, now);
                book.close(account);
            }
        }
        Map<Account, List<Period>> wallets = new LinkedHashMap<>();
        for (WalletDocument wallet : watch.wallets()) {
            wallets.put(
                    Account.of(wallet),
                    wallet.periods().stream()
                            .map(period -> new Period(period.from(), period.until()))
                            .toList());
        }
        book.charge(wallets, now);
        around.tellings().accounts(wanted.size() + wallets.size());
    }

    private void bury(Account account, Instant now) throws SQLException {
        List<SpendKey> keys = rows.of(account).stream().map(Spend::key).toList();
        topic.bury(keys, now);
    }

    private void look(Instant now) throws SQLException {
        Origin usageNow = around.origins().of(Topics.USAGE.topic());
        Origin spendNow = around.origins().of(Topics.SPEND.topic());
        if (!usageNow.equals(usage)) {
            completeness.startOver();
            usage = usageNow;
        }
        if (!spendNow.equals(spend) || repeatedAt.plus(REPEAT_EVERY).isBefore(now)) {
            tellAll(now);
            spend = spendNow;
            repeatedAt = now;
        }
        List<Spend> over = rows.endedBefore(now.minus(TOLD_AFTER_ITS_END));
        topic.bury(over.stream().map(Spend::key).toList(), now);
        rows.closed(over);
    }

    private void complete(Instant now) throws SQLException {
        Origin known = usage;
        if (known == null) {
            return;
        }
        Instant shippedTo = watch.heard().shippedTo(now);
        if (shippedTo != null && completeness.isNews(shippedTo)) {
            completeness.await(shippedTo, watch.endOfUsage());
        }
        Instant reached = completeness.reached(known);
        if (reached != null) {
            completeTo = reached;
            rows.complete(reached);
            around.tellings().complete(reached);
        }
    }

    private void tellAll(Instant now) throws SQLException {
        List<Spend> page = rows.after(null, completeTo);
        while (!page.isEmpty()) {
            tell(page, now);
            page = rows.after(page.getLast(), completeTo);
        }
    }

    private void tell(List<Spend> spends, Instant now) throws SQLException {
        if (spends.isEmpty()) {
            return;
        }
        topic.publish(spends, now);
        alerts.raise(spends, now);
        rows.published(spends);
        around.tellings().published(spends.size());
    }
}

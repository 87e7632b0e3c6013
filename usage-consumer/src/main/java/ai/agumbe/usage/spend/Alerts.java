package ai.agumbe.usage.spend;

import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Spend;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when budgets are used up to the shares that they name: each once in a window. Used by one thread. */
final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final String INSERT = """
            INSERT INTO usage.budget_alert (owner, budget, window_start, measure, percent, tenant, account, limited_to, spent, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final int HUNDREDTHS = 2;

    private final Connection connection;
    private final MeterRegistry registry;
    private Map<String, List<BudgetDocument>> byAccount = Map.of();

    Alerts(Connection connection, MeterRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    void of(Iterable<BudgetDocument> budgets) {
        Map<String, List<BudgetDocument>> found = new HashMap<>();
        budgets.forEach(budget -> found.computeIfAbsent(Account.of(budget).toString(), account -> new ArrayList<>())
                .add(budget));
        byAccount = found;
    }

    /** Notes what these sums have reached, in the transaction that is open. */
    void raise(List<Spend> spends, Instant now) throws SQLException {
        for (Spend spend : spends) {
            for (BudgetDocument budget : byAccount.getOrDefault(spend.account(), List.of())) {
                Long tokens = budget.limitTokens();
                raise(budget, spend, new Reached("usd", budget.limitUsd(), spend.spentUsd()), now);
                raise(
                        budget,
                        spend,
                        new Reached(
                                "tokens",
                                tokens == null ? null : BigDecimal.valueOf(tokens),
                                BigDecimal.valueOf(spend.spentTokens())),
                        now);
            }
        }
    }

    /** How much of a limit was used. */
    private record Reached(String measure, @Nullable BigDecimal limit, BigDecimal spent) {
        boolean reaches(int percent) {
            BigDecimal whole = limit;
            return whole != null
                    && spent.signum() > 0
                    && spent.compareTo(whole.multiply(BigDecimal.valueOf(percent, HUNDREDTHS))) >= 0;
        }
    }

    private void raise(BudgetDocument budget, Spend spend, Reached reached, Instant now) throws SQLException {
        for (int percent : budget.alerts()) {
            if (reached.reaches(percent) && isNew(new Event(budget, spend, reached, percent), now)) {
                registry.counter("agumbe.budget.alerts", "measure", reached.measure())
                        .increment();
                LOG.atInfo()
                        .addKeyValue("tenant", budget.scope().tenant())
                        .addKeyValue("budget", budget.id())
                        .addKeyValue("measure", reached.measure())
                        .addKeyValue("percent", percent)
                        .log("a budget is used up to a share that it names");
            }
        }
    }

    private record Event(BudgetDocument budget, Spend spend, Reached reached, int percent) {}

    private boolean isNew(Event event, Instant now) throws SQLException {
        String owner = event.budget().tenant();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, owner == null ? "" : owner);
            insert.setString(2, event.budget().id());
            insert.setObject(3, event.spend().windowStart().atOffset(ZoneOffset.UTC));
            insert.setString(4, event.reached().measure());
            insert.setInt(5, event.percent());
            insert.setString(6, event.budget().scope().tenant());
            insert.setString(7, event.spend().account());
            insert.setBigDecimal(8, event.reached().limit());
            insert.setBigDecimal(9, event.reached().spent());
            insert.setObject(10, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}

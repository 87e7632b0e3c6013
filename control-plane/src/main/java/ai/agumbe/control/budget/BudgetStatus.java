package ai.agumbe.control.budget;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.usage.UsageViews;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.spend.Account;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What was spent in a budget's windows, as the ledger has it, and which alerts that raised; the newest first. */
@Singleton
final class BudgetStatus {
    private static final int MOST_WINDOWS = 62;
    private static final int MOST_ALERTS = 200;

    private final UsageViews views;

    BudgetStatus(UsageViews views) {
        this.views = views;
    }

    ObjectNode of(BudgetDocument budget) {
        return views.read(budget.scope().tenant(), connection -> {
            ObjectNode status = Json.object();
            windows(connection, budget, status.putArray("windows"));
            alerts(connection, budget, status.putArray("alerts"));
            return status;
        });
    }

    private static void windows(Connection connection, BudgetDocument budget, ArrayNode windows) throws SQLException {
        Query.of(
                        connection,
                        "select window_start, window_end, cost, tokens, unpriced from usage.spend_window"
                                + " where account = ? order by window_start desc limit " + MOST_WINDOWS)
                .with(Account.of(budget).toString())
                .all(row -> windows.addObject()
                        .put("start", time(row, "window_start"))
                        .put("end", time(row, "window_end"))
                        .put("spent_usd", row.getBigDecimal("cost").toPlainString())
                        .put("left_usd", left(budget.limitUsd(), row.getBigDecimal("cost")))
                        .put("spent_tokens", row.getLong("tokens"))
                        .put("unpriced", row.getLong("unpriced")));
    }

    private static @Nullable String left(@Nullable BigDecimal limit, BigDecimal spent) {
        return limit == null ? null : limit.subtract(spent).max(BigDecimal.ZERO).toPlainString();
    }

    private static void alerts(Connection connection, BudgetDocument budget, ArrayNode alerts) throws SQLException {
        String owner = budget.tenant();
        Query.of(
                        connection,
                        "select window_start, measure, percent, limited_to, spent, at from usage.budget_alert_row"
                                + " where owner = ? and budget = ? order by at desc, percent desc limit " + MOST_ALERTS)
                .with(owner == null ? "" : owner, budget.id())
                .all(row -> alerts.addObject()
                        .put("at", time(row, "at"))
                        .put("window_start", time(row, "window_start"))
                        .put("measure", row.getString("measure"))
                        .put("percent", row.getInt("percent"))
                        .put(
                                "limit",
                                row.getBigDecimal("limited_to")
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .put(
                                "spent",
                                row.getBigDecimal("spent").stripTrailingZeros().toPlainString()));
    }

    private static @Nullable String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toString();
    }
}

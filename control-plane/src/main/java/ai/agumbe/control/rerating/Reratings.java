package ai.agumbe.control.rerating;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.config.ModelDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices lines of the ledger anew, in the database: those whose cost by the prices of now is another than what it is. */
final class Reratings {
    private static final String CHANGED = """
            , changed as (
                select l.*, p.name as price_name,
                    ((l.input_tokens * p.input + l.cached_tokens * p.cached + l.cache_write_5m_tokens * p.write5m
                        + l.cache_write_1h_tokens * p.write1h + l.output_tokens * p.output + l.reasoning_tokens * p.reasoning
                        + l.audio_input_tokens * p.audio_input + l.image_input_tokens * p.image_input
                        + l.audio_output_tokens * p.audio_output + l.image_output_tokens * p.image_output + p.per_request
                        + coalesce((select sum(t.value::numeric * (p.tools ->> t.key)::numeric)
                            from jsonb_each_text(l.tool_calls) t), 0))
                        * 0.000000000001)::numeric(24, 12) as cost_after
                from usage.ledger_corrected l join price p on l.started_at >= p.from_at and l.started_at < p.to_at
                    and l.prompt_tokens > p.above and l.prompt_tokens <= p.up_to
                where l.day >= ? and l.day <= ? and l.started_at >= ? and l.started_at < ? and l.model = ?
                    and (?::text is null or l.tenant = ?) and not l.tenant = any (?)
                    and (l.cost is not null or l.prompt_tokens + l.completion_tokens > 0 or l.tool_calls is not null)
                    and not exists (select from jsonb_object_keys(l.tool_calls) t where p.tools -> t is null)),
            wrong as (select * from changed where cost is distinct from cost_after)
            """;
    private static final String BY_TENANT = """
            select tenant, count(*) as lines, count(*) filter (where cost is null) as unpriced,
                coalesce(sum(cost), 0) as before, sum(cost_after) as after
            from wrong group by tenant order by abs(sum(cost_after) - coalesce(sum(cost), 0)) desc, tenant""";
    private static final String ENTER = """
            , entered as (
                insert into usage.correction (rerating, day, event_id, line, tenant, cost_before, cost_after, price_version)
                select ?, day, event_id, line, tenant, cost, cost_after, price_name from wrong)
            """;
    private static final String SUM_UP = """
            insert into usage.correction_hour (rerating, hour, tenant, app, endpoint, key_id, model, provider, operation,
                source_service, workspace, status, lines, cost_change, unpriced_change)
            select rerating, hour, tenant, app, endpoint, key_id, model, provider, operation,
                source_service, workspace, status, lines, cost_change, unpriced_change
            from usage.correction_sum where rerating = ?""";

    private final Connection connection;
    private final ReratingWish wish;
    private final ModelDocument model;

    /** @param model whose prices of now count */
    Reratings(Connection connection, ReratingWish wish, ModelDocument model) {
        this.connection = connection;
        this.wish = wish;
        this.model = model;
    }

    /** What would change, the greatest differences first. */
    List<Correction> preview() throws SQLException {
        return run("", List.of());
    }

    /** Writes the entries of that re-rating; answers what changed. */
    List<Correction> enter(String id) throws SQLException {
        List<Correction> entered = run(ENTER, List.of(id));
        Query.of(connection, SUM_UP).with(id).run();
        return entered;
    }

    private List<Correction> run(String also, List<Object> values) throws SQLException {
        requireLedger();
        NewPrices prices = NewPrices.of(model);
        List<@Nullable Object> all = new ArrayList<>(prices.values());
        all.add(LocalDate.ofInstant(wish.from(), ZoneOffset.UTC));
        all.add(LocalDate.ofInstant(wish.to(), ZoneOffset.UTC));
        all.add(wish.from().atOffset(ZoneOffset.UTC));
        all.add(wish.to().atOffset(ZoneOffset.UTC));
        all.add(wish.model());
        all.add(wish.tenant());
        all.add(wish.tenant());
        all.add(connection.createArrayOf("text", tenantsOfTheirOwn().toArray()));
        all.addAll(values);
        return Query.of(
                        connection,
                        "with price (" + NewPrices.COLUMNS + ") as (values " + prices.sql() + ")" + CHANGED + also
                                + BY_TENANT)
                .with(all.toArray())
                .all(Correction::read);
    }

    private void requireLedger() throws SQLException {
        boolean there = Query.of(
                        connection,
                        "select to_regclass('usage.correction_sum') is not null, set_config('statement_timeout', '25s', true)")
                .first(row -> row.getBoolean(1))
                .orElse(false);
        if (!there) {
            throw Problem.of(Reason.UNAVAILABLE, "nothing is recorded yet: no usage-consumer has started");
        }
    }

    /** Who has a model of that name themselves: what the platform's costs is nothing to them. */
    private List<String> tenantsOfTheirOwn() throws SQLException {
        return model.tenant() != null
                ? List.of()
                : Query.of(
                                connection,
                                "select tenant from control.document where kind = 'model' and id = ? and tenant <> ''")
                        .with(wish.model())
                        .all(row -> row.getString(1));
    }
}

package ai.agumbe.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.setting.UsageSettings;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schema {@code reporting}, as the role {@code agumbe_reader} sees it. */
class ReportingViewsTest {
    private static final String ROW = """
            {"requestId":"r1","parentRequestId":"p1","tenantId":"acme","operation":"a\\u0000","latencyMs":812,
             "promptTokens":100,"completionTokens":20,"totalTokens":120,"cachedTokens":5,"cacheHit":false,
             "estimatedCost":0.000000000123}""";

    private final UsageSettings.Postgres place = TestPostgres.database();
    private final Database database = new Database(TestPostgres.settings(place));

    @BeforeEach
    void fill() throws SQLException {
        database.open().close();
        execute("CREATE TABLE usage.any_log PARTITION OF usage.request_log DEFAULT");
        execute("CREATE TABLE usage.any_line PARTITION OF usage.ledger DEFAULT");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void gatewayLogsHaveTheirColumns() {
        row("r1", "success", "", ROW);

        assertThat(read("SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns"
                        + " WHERE table_schema = 'reporting' AND table_name = 'gateway_logs'"))
                .isEqualTo("request_id project app endpoint token provider_key provider_model status latency_ms"
                        + " prompt_tokens completion_tokens total_tokens error_message request_body response_body"
                        + " routing_decision cache_hit cached_tokens cost_usd parent_request_id created_at");
        assertThat(read("SELECT concat_ws('|', request_id, project, token, provider_key, provider_model, status,"
                        + " latency_ms, prompt_tokens, completion_tokens, total_tokens, routing_decision, cache_hit,"
                        + " cached_tokens, cost_usd, parent_request_id) FROM reporting.gateway_logs"))
                .isEqualTo("r1|acme|k1|sim|fast|ok|812|100|20|120|direct|f|5|0.000000000123|p1");
    }

    @Test
    void rowsThatPostgresHasNoTextForAreReadable() {
        row("r2", "error", "invalid_model", ROW.replace("p1", "\\ud800x").replace("0.000000000123", "null"));

        assertThat(read("SELECT concat_ws('|', status, error_message, parent_request_id, cost_usd IS NULL)"
                        + " FROM reporting.gateway_logs"))
                .isEqualTo("error|invalid_model|\ufffdx|t");
    }

    @Test
    void sumsAreThoseOfTheLedgerExactly() {
        line("2026-11-20T23:59:00Z", "cc-1", "0.000000000001");
        line("2026-11-21T00:00:00Z", "cc-1", "1000000.5");
        line("2026-12-01T00:00:00Z", "cc-1", "null");
        hour("2026-11-20T23:00Z", "0.000000000001");
        hour("2026-11-21T00:00Z", "1000000.5");

        assertThat(read("SELECT string_agg(concat_ws(' ', month, cost_center, requests, cost_usd, unpriced_sales), ', '"
                        + " ORDER BY month) FROM reporting.monthly_chargeback"))
                .isEqualTo("2026-11-01 cc-1 2 1000000.500000000001 0, 2026-12-01 cc-1 1 0 1");
        assertThat(read("SELECT sum(cost_usd) FROM reporting.daily_usage")).isEqualTo("1000000.500000000001");
        assertThat(read("SELECT count(DISTINCT day) FROM reporting.daily_usage WHERE prompt_tokens = 1000"))
                .isEqualTo("2");
        assertThat(read("SELECT count(*) FROM reporting.hourly_usage")).isEqualTo("2");
    }

    @Test
    void readersReadTheViewsAndNothingElse() {
        for (String refused : new String[] {
            "SELECT count(*) FROM usage.ledger",
            "SELECT count(*) FROM usage.request_log",
            "DELETE FROM usage.hour_sum RETURNING 1",
            "CREATE TABLE reporting.mine (x int)"
        }) {
            assertThatThrownBy(() -> read(refused)).hasStackTraceContaining("permission denied");
        }
    }

    private void row(String requestId, String status, String errorCode, String json) {
        execute("INSERT INTO usage.request_log (day, event_id, created_at, tenant, request_id, key_id, upstream_model,"
                + " provider, routing_decision, status, error_code, request) VALUES ('2026-11-21', gen_random_uuid(),"
                + " '2026-11-21T10:00Z', 'acme', '" + requestId + "', 'k1', 'fast', 'sim', 'direct', '" + status + "', "
                + "nullif('" + errorCode + "', ''), '" + json + "')");
    }

    private void line(String startedAt, String costCenter, String cost) {
        execute("INSERT INTO usage.ledger (day, event_id, line, started_at, ended_at, node, tenant, app, cost_center,"
                + " subject_type, request_kind, stream, status, http_status, latency_ms, model, provider, requests,"
                + " errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,"
                + " reasoning_tokens, cost, price_version, estimated) VALUES ('" + startedAt.substring(0, 10)
                + "', gen_random_uuid(), 1, '" + startedAt + "', '" + startedAt + "', 'n', 'acme', 'a', '" + costCenter
                + "', 'app', 'chat', false, 'success', 200, 5, 'm', 'sim', 1, 0, 1000, 0, 0, 0, 0, 0, " + cost + ", "
                + (cost.equals("null") ? "null" : "'1@x'") + ", false)");
    }

    private void hour(String hour, String cost) {
        execute("INSERT INTO usage.hour_sum VALUES ('" + hour
                + "', gen_random_uuid(), 'acme', 'a', '', 'k1', 'm', 'sim',"
                + " '', '', '', 'success', 1, 0, 1000, 0, 0, 0, 0, 0, " + cost
                + ", 0, array_fill(0::bigint, array[64]))");
    }

    private void execute(String sql) {
        TestPostgres.execute(place, sql);
    }

    private String read(String sql) {
        return TestPostgres.askAs(place, "agumbe_reader", sql);
    }
}

package ai.agumbe.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** Schema {@code usage} as the usage-consumer's own migrations make it, filled by hand. */
final class UsageGround {
    private final ControlPlane control;

    UsageGround(ControlPlane control) {
        this.control = control;
        if (control.query("select to_regclass('usage.hourly') is null").equals("t")) {
            execute("create schema if not exists usage");
            migrations().forEach(this::execute);
            execute("create table usage.any_day partition of usage.request_log default");
            execute("create table usage.any_ledger_day partition of usage.ledger default");
        }
    }

    /** One hour of one group; {@code latency} calls took {@code bucket} each. */
    void hour(String hour, String dimensions, String sums) {
        hour(hour, dimensions, sums, "0, 0, 0, 0, 0");
    }

    /** With tokens of sound and pictures, and calls to tools. */
    void hour(String hour, String dimensions, String sums, String media) {
        execute("insert into usage.hour_sum select '" + hour + "', gen_random_uuid(), " + dimensions + ", " + sums
                + ", array_fill(0::bigint, array[9]) || array[1, 1]::bigint[] || array_fill(0::bigint, array[53]), "
                + media);
    }

    /** An exchange with one sale. */
    void exchange(String tenant, String startedAt, String model, int tokens, String cost) {
        sale(tenant, "", startedAt, model, tokens + ", " + cost, 10 * tokens);
    }

    /** The sale of a thousand tokens to an operation; "many" is one of too many, counted as others. */
    void sale(String tenant, String operation, String startedAt, String model, String cost) {
        sale(tenant, operation, startedAt, model, "1000, " + cost, 5);
    }

    private void sale(
            String tenant, String operation, String startedAt, String model, String tokensAndCost, int latency) {
        execute("insert into usage.ledger (day, event_id, line, started_at, ended_at, node, tenant, app, subject_type,"
                + " request_kind, stream, status, http_status, requests, errors, cached_tokens, cache_write_5m_tokens,"
                + " cache_write_1h_tokens, output_tokens, reasoning_tokens, estimated, provider, latency_ms, model,"
                + " operation, marks, input_tokens, cost) select '" + startedAt.substring(0, 10)
                + "', gen_random_uuid(), 1, '"
                + startedAt + "', '" + startedAt + "', 'n', '" + tenant
                + "', 'support', 'app', 'chat', false, 'success',"
                + " 200, 1, 0, 0, 0, 0, 0, 0, false, 'sim', " + latency + ", '" + model + "', nullif('" + operation
                + "', ''), " + (operation.equals("many") ? 1 : 0) + ", " + tokensAndCost);
    }

    void row(String tenant, String app, String createdAt, String eventId, String columns) {
        String status = columns.contains("error") ? "error" : "success";
        execute("insert into usage.request_log (day, event_id, created_at, tenant, request_id, app, request_kind,"
                + " requested_model, status, error_code, request) select '" + createdAt.substring(0, 10) + "', '"
                + eventId
                + "', '" + createdAt + "', '" + tenant + "', 'req-" + eventId.substring(35) + "', '" + app
                + "', 'chat', '" + columns + "', '" + status + "', null, '{\"requestId\":\"req-" + eventId.substring(35)
                + "\",\"estimatedCost\":0.10}'");
    }

    void execute(String sql) {
        try (Connection connection = control.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static Stream<String> migrations() {
        try (Stream<Path> files = Files.list(Path.of("../usage-consumer/src/main/resources/db/usage"))) {
            return files.sorted(Comparator.comparingInt(UsageGround::number)).map(UsageGround::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of {@code V10__name.sql}. */
    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

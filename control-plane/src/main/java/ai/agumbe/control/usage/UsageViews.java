package ai.agumbe.control.usage;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** The views of schema {@code usage}, opened for one tenant: they show nothing of any other. */
@Singleton
public final class UsageViews {
    private final Database database;

    UsageViews(Database database) {
        this.database = database;
    }

    /** Reads with the views showing this tenant, for at most ten seconds. */
    public <T> T read(String tenant, Database.Work<T> work) {
        return database.inTransaction(connection -> {
            open(connection, tenant);
            return work.on(connection);
        });
    }

    private static void open(Connection connection, String tenant) throws SQLException {
        boolean there = Query.of(connection, """
                        select to_regclass('usage.hourly') is not null and to_regclass('usage.request_row') is not null,
                            set_config('agumbe.tenant', ?, true), set_config('statement_timeout', '10s', true)""")
                .with(tenant)
                .first(row -> row.getBoolean(1))
                .orElse(false);
        if (!there) {
            throw Problem.of(Reason.UNAVAILABLE, "nothing is recorded yet: no usage-consumer has started");
        }
    }
}

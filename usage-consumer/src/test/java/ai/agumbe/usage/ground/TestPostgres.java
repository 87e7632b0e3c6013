package ai.agumbe.usage.ground;

import ai.agumbe.usage.setting.UsageSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One Postgres for all tests, and a database of its own for each that asks. */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new, empty database. */
    public static UsageSettings.Postgres database() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(on("postgres"), "CREATE DATABASE " + name);
        return on(name);
    }

    /** Of a consumer that keeps what it counts there, and has no broker. */
    public static UsageSettings settings(UsageSettings.Postgres database, UsageSettings.Keeping keeping) {
        return new UsageSettings("127.0.0.1", 0, new UsageSettings.Kafka("none:1", "group"), "node", database, keeping);
    }

    public static UsageSettings settings(UsageSettings.Postgres database) {
        return settings(database, UsageSettings.Keeping.DEFAULT);
    }

    public static void execute(UsageSettings.Postgres database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The one value that a query answers, as text. */
    public static String ask(UsageSettings.Postgres database, String sql) {
        return askAs(database, database.user(), sql);
    }

    /** What it answers somebody who has no more rights than a role. */
    public static String askAs(UsageSettings.Postgres database, String role, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + role);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static Connection connect(UsageSettings.Postgres database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static UsageSettings.Postgres on(String name) {
        return new UsageSettings.Postgres(Holder.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static final class Holder {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

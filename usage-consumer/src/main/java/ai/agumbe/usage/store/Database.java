package ai.agumbe.usage.store;

import ai.agumbe.usage.setting.UsageSettings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a schema {@code usage} that is up to date. Every wait on them has an end. */
@Singleton
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final long WAIT_MILLIS = 5_000;
    /** A transaction that lost its client must not keep its locks; one that waits for a lock gives up and comes back. */
    private static final String LIMITS =
            "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = '30s'";

    private final UsageSettings.Postgres settings;
    private final HikariDataSource pool;
    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean migrated;

    public Database(UsageSettings settings) {
        this.settings = settings.postgres();
        pool = new HikariDataSource(pool(this.settings));
    }

    /** A connection without auto-commit; what is not committed is undone when it is closed. */
    public Connection open() throws SQLException {
        if (!migrated) {
            migrate();
        }
        return pool.getConnection();
    }

    @Override
    @PreDestroy
    public void close() {
        pool.close();
    }

    private void migrate() throws SQLException {
        migrating.lock();
        try {
            if (!migrated) {
                Flyway.configure()
                        .dataSource(migrationSource())
                        .schemas("usage")
                        .locations("classpath:db/usage")
                        .load()
                        .migrate();
                migrated = true;
            }
        } catch (FlywayException failed) {
            throw new SQLException("schema usage could not be brought up to date", "58000", failed);
        } finally {
            migrating.unlock();
        }
    }

    private PGSimpleDataSource migrationSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setConnectTimeout(5);
        return source;
    }

    private static HikariConfig pool(UsageSettings.Postgres settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("usage");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(WAIT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.setConnectionInitSql(LIMITS);
        Properties driver = config.getDataSourceProperties();
        driver.setProperty("connectTimeout", "5");
        driver.setProperty("socketTimeout", "45");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("logServerErrorDetail", "false");
        driver.setProperty("ApplicationName", "agumbe-usage-consumer");
        return config;
    }
}

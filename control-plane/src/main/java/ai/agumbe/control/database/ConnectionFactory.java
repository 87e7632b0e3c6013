package ai.agumbe.control.database;

import ai.agumbe.control.setting.ControlSettings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the pool of connections. */
@Factory
final class ConnectionFactory {
    private static final int POOL = 16;
    private static final long PATIENCE_MS = 3_000;

    @Singleton
    @Bean(preDestroy = "close")
    HikariDataSource connections(ControlSettings settings, PrometheusMeterRegistry metrics) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.postgres().url());
        config.setUsername(settings.postgres().user());
        config.setPassword(settings.postgres().password());
        config.setSchema("control");
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE_MS);
        config.setValidationTimeout(PATIENCE_MS - 1_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("ApplicationName", "agumbe-control");
        config.setConnectionInitSql("set lock_timeout = '5s'");
        config.setPoolName("control");
        config.setMetricRegistry(metrics);
        return new HikariDataSource(config);
    }
}

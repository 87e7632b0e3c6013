package ai.agumbe.control.database;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings schema {@code control} to this version at start, and keeps trying while the database is away. */
@Context
public final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final DataSource connections;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String state = "not migrated yet";

    Migration(DataSource connections) {
        this.connections = connections;
        Thread.ofPlatform().daemon().name("migration").start(this::run);
    }

    public boolean isDone() {
        return done.getCount() == 0;
    }

    /** What it is waiting for, in a few words. */
    public String state() {
        return isDone() ? "migrated" : state;
    }

    /** Whether it was done in that time. */
    public boolean await(Duration patience) throws InterruptedException {
        return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        try {
            while (!migrated() && !stopping.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.atDebug().log("migration is tried again");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(connections)
                    .schemas("control")
                    .defaultSchema("control")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            done.countDown();
            LOG.atInfo().log("database migrated");
            return true;
        } catch (FlywayException failure) {
            String told = "migration fails: " + firstLine(failure);
            if (!told.equals(state)) {
                LOG.atWarn().addKeyValue("reason", told).log("database not migrated, trying again");
            }
            state = told;
            return false;
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}

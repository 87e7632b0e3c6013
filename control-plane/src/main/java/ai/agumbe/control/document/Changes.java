package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Commits changes, one at a time: documents, references, history and outbox in one transaction. The counter's row is
 * locked first, so config versions are gapless and have the order of commits.
 */
@Singleton
public final class Changes {
    private final Database database;
    private final ReferenceCheck references;
    private final InstantSource clock;
    private final Counter committed;

    Changes(Database database, ReferenceCheck references, InstantSource clock, PrometheusMeterRegistry metrics) {
        this.database = database;
        this.references = references;
        this.clock = clock;
        this.committed = Counter.builder("agumbe.config.changes").register(metrics);
    }

    /** Does the work and commits what it changed, or throws and changes nothing. */
    public <T> Committed<T> commit(String actor, Function<Draft, T> work) {
        Committed<T> result = database.inTransaction(connection -> {
            try {
                return inTransaction(connection, actor, work);
            } catch (BrokenTransaction broken) {
                throw broken.failure();
            }
        });
        committed.increment();
        return result;
    }

    private <T> Committed<T> inTransaction(Connection connection, String actor, Function<Draft, T> work)
            throws SQLException {
        Transaction transaction = new Transaction(
                connection, nextVersion(connection), clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
        Draft draft = new Draft(transaction);
        T result = work.apply(draft);
        references.check(connection, draft);
        List<Change> changes = draft.changes();
        new History(transaction).append(changes);
        Outbox.add(transaction, changes);
        return new Committed<>(result, transaction.version());
    }

    private static long nextVersion(Connection connection) throws SQLException {
        return Query.of(
                        connection,
                        "update control.counter set config_version = config_version + 1 returning config_version")
                .first(row -> row.getLong(1))
                .orElseThrow();
    }
}

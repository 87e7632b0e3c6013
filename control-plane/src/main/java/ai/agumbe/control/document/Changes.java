package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.repeat.FirstReplies;
import ai.agumbe.control.repeat.FirstReplies.FirstReply;
import ai.agumbe.control.repeat.RepeatKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Commits changes, one at a time: documents, references, history and outbox in one transaction. The counter's row is
 * locked first, so config versions are gapless and have the order of commits.
 */
@Singleton
public final class Changes {
    private final Database database;
    private final ReferenceCheck references;
    private final Shapes shapes;
    private final InstantSource clock;
    private final FirstReplies firstReplies;
    private final Counter committed;

    Changes(ChangeParts parts, InstantSource clock, PrometheusMeterRegistry metrics) {
        this.database = parts.database();
        this.firstReplies = parts.firstReplies();
        this.references = parts.references();
        this.shapes = parts.shapes();
        this.clock = clock;
        this.committed = Counter.builder("agumbe.config.changes").register(metrics);
    }

    /** Does the work and commits what it changed, or throws and changes nothing. */
    public <T> Committed<T> commit(String actor, Function<Draft, T> work) {
        return run(connection -> inTransaction(connection, actor, work));
    }

    /**
     * As {@link #commit}, but a repeat of a create gets the reply that the first one got. The counter is locked before
     * that is looked up, so a repeat that comes meanwhile waits and then finds it.
     */
    public Committed<ObjectNode> create(String actor, Optional<RepeatKey> key, Function<Draft, ObjectNode> work) {
        if (key.isEmpty()) {
            return commit(actor, work);
        }
        return run(connection -> {
            Query.of(connection, "select 1 from control.counter for update").all(row -> 0);
            Optional<FirstReply> first = firstReplies.find(connection, key.get());
            if (first.isPresent()) {
                return new Committed<>(first.get().body(), first.get().version());
            }
            Committed<ObjectNode> created = inTransaction(connection, actor, work);
            firstReplies.keep(connection, key.get(), new FirstReply(created.result(), created.version()));
            return created;
        });
    }

    private <T> T run(Database.Work<T> work) {
        return database.inTransaction(connection -> {
            try {
                return work.on(connection);
            } catch (BrokenTransaction broken) {
                throw broken.failure();
            }
        });
    }

    private <T> Committed<T> inTransaction(Connection connection, String actor, Function<Draft, T> work)
            throws SQLException {
        Transaction transaction = new Transaction(
                connection, nextVersion(connection), clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
        Draft draft = new Draft(transaction);
        T result = work.apply(draft);
        references.check(connection, draft);
        List<Change> changes = draft.changes();
        if (changes.isEmpty()) {
            Transaction idle = transaction.at(giveBackVersion(connection));
            History.append(idle, draft.deeds());
            return new Committed<>(result, idle.version());
        }
        History.append(transaction, changes.stream().map(shapes::remembered).toList());
        History.append(transaction, draft.deeds());
        Outbox.add(transaction, changes);
        committed.increment();
        return new Committed<>(result, transaction.version());
    }

    /** A version that nobody is told of would never be applied; its row is locked, so nobody has seen it. */
    private static long giveBackVersion(Connection connection) throws SQLException {
        return Query.of(
                        connection,
                        "update control.counter set config_version = config_version - 1 returning config_version")
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    private static long nextVersion(Connection connection) throws SQLException {
        return Query.of(
                        connection,
                        "update control.counter set config_version = config_version + 1 returning config_version")
                .first(row -> row.getLong(1))
                .orElseThrow();
    }
}

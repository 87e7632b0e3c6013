package ai.agumbe.usage.intake;

import ai.agumbe.usage.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Stores what was fetched, and that it was stored, in one transaction; sets aside what the database refuses. */
final class Storage<T> {
    private final Database database;
    private final Positions positions;
    private final DeadLetters deadLetters;
    private final IntakeMetrics metrics;

    Storage(Database database, Positions positions, DeadLetters deadLetters, IntakeMetrics metrics) {
        this.database = database;
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Everything that was fetched is counted, was counted before, or is in the dead-letter topic; or it throws. */
    void store(Destination<T> destination, Fetched<T> fetched, Footing footing)
            throws SQLException, SupersededException {
        try {
            commit(destination, fetched, footing);
        } catch (SQLException refused) {
            destination.forget();
            if (!isAboutContent(refused)) {
                throw refused;
            }
            if (!fetched.isSingle()) {
                store(destination, fetched.firstHalf(), footing);
                store(destination, fetched.secondHalf(), footing);
                return;
            }
            Arrival<T> dead = fetched.arrivals().getFirst();
            deadLetters.keep(dead.source(), "the database refuses it: SQLSTATE " + refused.getSQLState());
            metrics.dead.increment();
            commit(destination, new Fetched<>(List.of(new Arrival<>(dead.source(), null))), footing);
        }
    }

    private void commit(Destination<T> destination, Fetched<T> fetched, Footing footing)
            throws SQLException, SupersededException {
        List<T> entries = fetched.entries();
        List<Move> moves = fetched.moves(footing.counted());
        destination.prepare(entries);
        long begun = System.nanoTime();
        int stored;
        try (Connection connection = database.open()) {
            positions.advance(connection, Objects.requireNonNull(footing.origin()), moves);
            stored = entries.isEmpty() ? 0 : destination.store(connection, entries);
            connection.commit();
        }
        footing.moved(moves);
        metrics.transactions.record(Duration.ofNanos(System.nanoTime() - begun));
        metrics.stored.increment(stored);
        metrics.duplicates.increment((double) entries.size() - stored);
    }

    /** Data exceptions, broken constraints and outgrown limits come again with every try; everything else may pass. */
    private static boolean isAboutContent(SQLException refused) {
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }
}

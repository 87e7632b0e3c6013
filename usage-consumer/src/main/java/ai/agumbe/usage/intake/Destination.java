package ai.agumbe.usage.intake;

import ai.agumbe.model.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the records of one topic go. Called by one thread.
 *
 * @param <T> a record, understood
 */
public interface Destination<T> {
    Topics topic();

    /** Understands a record's value or throws {@link UnusableRecordException}. */
    T read(byte[] value);

    /** Does what a new day asks for, whether anything arrives or not; called often. */
    void tend() throws SQLException;

    /** Makes room for entries; called before the transaction that stores them. */
    void prepare(List<T> entries) throws SQLException;

    /** Stores those entries that were never stored before, in the caller's transaction, and says how many they were. */
    int store(Connection connection, List<T> entries) throws SQLException;

    /** The last transaction may not have happened: what was remembered of the database is no longer sure. */
    void forget();
}

package ai.agumbe.control.document;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the history, newest first. */
@Singleton
public final class Revisions {
    private final Database database;

    Revisions(Database database) {
        this.database = database;
    }

    /** Rows that meet the conditions, for at most ten seconds. */
    public List<Revision> newest(Conditions conditions, int limit) {
        return database.inTransaction(connection -> {
            Query.of(connection, "select set_config('statement_timeout', '10s', true)")
                    .all(row -> 0);
            return Query.of(
                            connection,
                            "select " + Revision.COLUMNS + " from control.revision" + conditions.sql()
                                    + " order by seq desc limit " + limit)
                    .with(conditions.values())
                    .all(Revision::read);
        });
    }
}

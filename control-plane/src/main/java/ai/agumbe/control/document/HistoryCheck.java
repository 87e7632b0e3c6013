package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the history is as it was written. A row that was altered, deleted or put in breaks the chain of hashes, and
 * rows cut off its end are missed because the newest config version has none.
 */
@Singleton
public final class HistoryCheck {
    private static final int PORTION = 500;
    private final Database database;

    HistoryCheck(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param rows how many are as they were written, from the first one on
     * @param brokenAt the first place where one is not; null where all are
     * @param reason what is wrong there
     */
    public record Finding(
            long rows, @Nullable Long brokenAt, @Nullable String reason) {
        static Finding broken(long rows, long at, String reason) {
            return new Finding(rows, at, reason);
        }
    }

    /** Reads all of the history, in portions. */
    public Finding check() {
        long committed = committedVersion();
        String hash = "";
        long seq = 0;
        long version = 0;
        for (List<Revision> rows = portionAfter(seq); !rows.isEmpty(); rows = portionAfter(seq)) {
            for (Revision row : rows) {
                if (row.seq() != seq + 1) {
                    return Finding.broken(seq, seq + 1, "the row is missing");
                }
                if (!row.sealedAfter(hash).hash().equals(row.hash())) {
                    return Finding.broken(seq, row.seq(), "the row is not what its hash was taken over");
                }
                hash = row.hash();
                seq = row.seq();
                version = row.configVersion();
            }
        }
        return version < committed
                ? Finding.broken(seq, seq + 1, "rows after config version " + version + " are missing")
                : new Finding(seq, null, null);
    }

    private List<Revision> portionAfter(long seq) {
        return database.inTransaction(connection -> History.after(connection, seq, PORTION));
    }

    private long committedVersion() {
        return database.inTransaction(connection -> Query.of(connection, "select config_version from control.counter")
                .first(row -> row.getLong(1))
                .orElse(0L));
    }
}

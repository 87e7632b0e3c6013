package ai.agumbe.control.document;

import ai.agumbe.control.database.Query;
import ai.agumbe.model.config.ConfigKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The history as SQL: rows are added, each sealed by the hash of the one before, and never changed. */
final class History {
    private static final String SELECT = "select " + Revision.COLUMNS + " from control.revision ";

    private History() {}

    static void append(Transaction transaction, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Optional<Revision> last = Query.of(transaction.connection(), SELECT + "order by seq desc limit 1")
                .first(Revision::read);
        long seq = last.map(Revision::seq).orElse(0L);
        String hash = last.map(Revision::hash).orElse("");
        for (Change change : changes) {
            seq++;
            Revision revision = Revision.of(transaction, seq, change).sealedAfter(hash);
            hash = revision.hash();
            insert(transaction, revision);
        }
    }

    private static void insert(Transaction transaction, Revision revision) throws SQLException {
        ConfigKey key = revision.key();
        Query.of(transaction.connection(), """
                        insert into control.revision
                          (seq, config_version, kind, tenant, id, version, before, after, actor, at, hash)
                        values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?)""")
                .with(revision.seq(), revision.configVersion(), key.kind(), key.tenant(), key.id())
                .with(revision.version(), revision.before(), revision.after(), revision.actor())
                .with(revision.at().atOffset(ZoneOffset.UTC), revision.hash())
                .run();
    }

    /** The newest row in which the document became this version. */
    static Optional<Revision> find(Connection connection, ConfigKey key, int version) throws SQLException {
        return Query.of(
                        connection,
                        SELECT + "where kind = ? and tenant = ? and id = ? and version = ? and after is not null"
                                + " order by seq desc limit 1")
                .with(key.kind(), key.tenant(), key.id(), version)
                .first(Revision::read);
    }

    /** The version that a document had last, also when it is no more; 0 when it never was. */
    static int lastVersion(Connection connection, ConfigKey key) throws SQLException {
        return Query.of(
                        connection,
                        "select version from control.revision where kind = ? and tenant = ? and id = ?"
                                + " order by seq desc limit 1")
                .with(key.kind(), key.tenant(), key.id())
                .first(row -> row.getInt(1))
                .orElse(0);
    }

    static List<Revision> after(Connection connection, long seq, int limit) throws SQLException {
        return Query.of(connection, SELECT + "where seq > ? order by seq limit ?")
                .with(seq, limit)
                .all(Revision::read);
    }
}

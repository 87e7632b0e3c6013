package ai.agumbe.control.document;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of documents, as SQL. */
final class DocumentTable {
    private DocumentTable() {}

    static Optional<Stored> find(Connection connection, ConfigKey key) throws SQLException {
        return Query.of(
                        connection,
                        "select " + Stored.COLUMNS + " from control.document where kind = ? and tenant = ? and id = ?")
                .with(key.kind(), key.tenant(), key.id())
                .first(Stored::read);
    }

    static List<Stored> ofTenant(Connection connection, String tenant) throws SQLException {
        return Query.of(
                        connection,
                        "select " + Stored.COLUMNS + " from control.document where tenant = ? order by kind, id")
                .with(tenant)
                .all(Stored::read);
    }

    /** Those that refer to one of these. */
    static List<Stored> referringTo(Connection connection, Collection<ConfigKey> keys) throws SQLException {
        return Query.of(connection, "select " + Stored.COLUMNS + " from control.document where refers_to && ?")
                .with(texts(connection, keys))
                .all(Stored::read);
    }

    static void write(Transaction transaction, Stored document) throws SQLException {
        Query.of(transaction.connection(), """
                        insert into control.document
                          (kind, tenant, id, body, version, config_version, created_at, updated_at)
                        values (?, ?, ?, ?::json, ?, ?, ?, ?)
                        on conflict (kind, tenant, id) do update
                        set body = excluded.body, version = excluded.version,
                            config_version = excluded.config_version, updated_at = excluded.updated_at""")
                .with(
                        document.key().kind(),
                        document.key().tenant(),
                        document.key().id())
                .with(Json.text(document.body()), document.version(), transaction.version())
                .with(
                        document.createdAt().atOffset(ZoneOffset.UTC),
                        transaction.now().atOffset(ZoneOffset.UTC))
                .run();
    }

    static void delete(Connection connection, ConfigKey key) throws SQLException {
        Query.of(connection, "delete from control.document where kind = ? and tenant = ? and id = ?")
                .with(key.kind(), key.tenant(), key.id())
                .run();
    }

    static void setReferences(Connection connection, ConfigKey key, Collection<ConfigKey> to) throws SQLException {
        Query.of(connection, "update control.document set refers_to = ? where kind = ? and tenant = ? and id = ?")
                .with(texts(connection, to), key.kind(), key.tenant(), key.id())
                .run();
    }

    private static Array texts(Connection connection, Collection<ConfigKey> keys) throws SQLException {
        return connection.createArrayOf(
                "text", keys.stream().map(ConfigKey::toString).toArray());
    }
}

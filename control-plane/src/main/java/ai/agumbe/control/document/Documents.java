package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.id.IdRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads documents. */
@Singleton
public final class Documents {
    private final Database database;

    Documents(Database database) {
        this.database = database;
    }

    public Optional<Stored> find(ConfigKey key) {
        return database.inTransaction(connection -> DocumentTable.find(connection, key));
    }

    public void requireTenant(String tenant) {
        if (!IdRule.RESOURCE.allows(tenant)
                || find(ConfigKey.of(ConfigKind.TENANT, "", tenant)).isEmpty()) {
            throw Problem.notFound("tenant " + tenant);
        }
    }

    /** Documents of one kind and owner by id, those after {@code after} first. */
    public List<Stored> after(ConfigKey after, int limit) {
        return database.inTransaction(connection -> Query.of(
                        connection,
                        "select " + Stored.COLUMNS + " from control.document"
                                + " where kind = ? and tenant = ? and id > ? order by id limit ?")
                .with(after.kind(), after.tenant(), after.id(), limit)
                .all(Stored::read));
    }

    /** The documents of that kind and id of any tenant: for ids that are unique everywhere. */
    public Optional<Stored> anywhere(ConfigKind kind, String id) {
        return database.inTransaction(connection -> Query.of(
                        connection, "select " + Stored.COLUMNS + " from control.document where kind = ? and id = ?")
                .with(kind.wireName(), id)
                .first(Stored::read));
    }

    /** The version of the newest committed change. */
    public long committedVersion() {
        return database.inTransaction(connection -> Query.of(connection, "select config_version from control.counter")
                .first(row -> row.getLong(1))
                .orElseThrow());
    }
}

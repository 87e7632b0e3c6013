package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.id.IdRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one change: looked up, written and deleted together. */
public final class Draft {
    private final Transaction transaction;
    private final Map<ConfigKey, Optional<Stored>> seen = new HashMap<>();
    private final Map<ConfigKey, Change> changes = new LinkedHashMap<>();
    private final List<Change> deeds = new ArrayList<>();

    Draft(Transaction transaction) {
        this.transaction = transaction;
    }

    public Instant now() {
        return transaction.now();
    }

    public Optional<Stored> find(ConfigKey key) {
        Optional<Stored> known = seen.get(key);
        if (known == null) {
            known = sql(() -> DocumentTable.find(transaction.connection(), key));
            seen.put(key, known);
        }
        return known;
    }

    public void requireTenant(String tenant) {
        if (!tenant.isEmpty() && !isTenant(tenant)) {
            throw Problem.notFound("tenant " + tenant);
        }
    }

    private boolean isTenant(String id) {
        return IdRule.RESOURCE.allows(id)
                && find(ConfigKey.of(ConfigKind.TENANT, "", id)).isPresent();
    }

    /** Reads the request and writes its document, or throws all that is wrong with it. */
    public <D> Saved save(Shape<D> shape, Save save) {
        requireTenant(save.tenant());
        ConfigKey key = shape.key(save.tenant(), save.id());
        if (!shape.allowsId(save.id())) {
            RequestedDocument.checkMode(save, key, Optional.empty());
            return save(shape, save, Optional.empty(), new Origin(key, Optional.empty(), 1, now(), now()));
        }
        Optional<Stored> before = find(key);
        RequestedDocument.checkMode(save, key, before);
        save.ifMatch().check(before);
        return save(shape, save, before, origin(key, before));
    }

    /** Makes a document again what it was in a version, as if its members were sent now. */
    public <D> Saved restore(Shape<D> shape, Restore wish) {
        ConfigKey key = wish.key();
        requireTenant(key.tenant());
        Optional<Stored> now = find(key);
        wish.ifMatch().check(now);
        Stored old = sql(() -> History.find(transaction.connection(), key, wish.version()))
                .map(Stored::after)
                .orElseThrow(
                        () -> Problem.notFound("version " + wish.version() + " of " + key.kind() + " " + key.id()));
        Stored kept = shape.keptOnRestoring(old, now);
        ObjectNode request = old.body().deepCopy();
        shape.reduceToRequest(request);
        Origin origin = origin(key, now);
        Save save = new Save(key.tenant(), key.id(), request, wish.ifMatch(), Save.Mode.REPLACE);
        return save(
                shape, save, now, new Origin(key, Optional.of(kept), origin.nextVersion(), origin.createdAt(), now()));
    }

    private <D> Saved save(Shape<D> shape, Save save, Optional<Stored> before, Origin origin) {
        D document = RequestedDocument.read(this, shape, save, origin);
        ObjectNode body = write(origin, before, Json.tree(document));
        if (before.isEmpty()) {
            shape.created(document, this);
        }
        shape.saved(document, this);
        return new Saved(body, before.isEmpty() ? Saved.Kind.CREATED : Saved.Kind.UPDATED);
    }

    /** Writes a document that is made here and not by a request. */
    public ObjectNode write(ConfigKey key, Object document) {
        Optional<Stored> before = find(key);
        return write(origin(key, before), before, Json.tree(document));
    }

    public <D> void delete(Shape<D> shape, ConfigKey key, IfMatch ifMatch) {
        Stored before = require(key, ifMatch);
        shape.deleting(before.as(shape.type()), this);
        erase(before);
    }

    /** Deletes what is nobody's when its owner goes. */
    public void deleteIfThere(ConfigKey key) {
        find(key).ifPresent(this::erase);
    }

    /** The document as it stands, which must be there and of the expected version. */
    public Stored require(ConfigKey key, IfMatch ifMatch) {
        requireTenant(key.tenant());
        Stored before = find(key).orElseThrow(() -> Problem.notFound(key.kind() + " " + key.id()));
        ifMatch.check(Optional.of(before));
        return before;
    }

    /** Deletes everything a tenant owns. */
    public void deleteAllOf(String tenant) {
        sql(() -> DocumentTable.ofTenant(transaction.connection(), tenant)).forEach(this::erase);
    }

    /** What of one kind a tenant owns. */
    public List<Stored> owned(ConfigKind kind, String tenant) {
        return sql(() -> DocumentTable.ofTenant(transaction.connection(), tenant)).stream()
                .filter(stored -> stored.key().kind().equals(kind.wireName()))
                .toList();
    }

    /** The version that the document will have when it is written now. */
    public int nextVersion(ConfigKey key) {
        return origin(key, find(key)).nextVersion();
    }

    /** Leaves a row in the history, and changes nothing. */
    public void note(Deed deed, String tenant, String id, ObjectNode told) {
        deeds.add(deed.change(this, tenant, id, told));
    }

    List<Change> changes() {
        return new ArrayList<>(changes.values());
    }

    List<Change> deeds() {
        return new ArrayList<>(deeds);
    }

    private Origin origin(ConfigKey key, Optional<Stored> before) {
        int last = before.map(Stored::version)
                .orElseGet(() -> sql(() -> History.lastVersion(transaction.connection(), key)));
        return new Origin(key, before, last + 1, before.map(Stored::createdAt).orElse(now()), now());
    }

    private ObjectNode write(Origin origin, Optional<Stored> before, ObjectNode document) {
        ConfigKey key = origin.key();
        document.remove(Stored.GIVEN_BY_US);
        document.put(Stored.VERSION, origin.nextVersion());
        document.put(Stored.CREATED_AT, origin.createdAt().toString());
        document.put(Stored.UPDATED_AT, now().toString());
        Stored stored = new Stored(key, document, origin.nextVersion(), origin.createdAt());
        sql(() -> {
            DocumentTable.write(transaction, stored);
            return key;
        });
        seen.put(key, Optional.of(stored));
        changes.put(
                key, new Change(key, stored.version(), before.map(Stored::body).orElse(null), document));
        return document;
    }

    private void erase(Stored before) {
        sql(() -> {
            DocumentTable.delete(transaction.connection(), before.key());
            return before;
        });
        seen.put(before.key(), Optional.empty());
        changes.put(before.key(), new Change(before.key(), before.version(), before.body(), null));
    }

    /** Does what else belongs to the change, in its transaction. */
    public <T> T also(Database.Work<T> work) {
        return sql(() -> work.on(transaction.connection()));
    }

    /** Who changes. */
    public String actor() {
        return transaction.actor();
    }

    /** The config version that the change will have. */
    public long version() {
        return transaction.version();
    }

    /** Work on the change's connection. */
    private interface Step<T> {
        T run() throws SQLException;
    }

    private static <T> T sql(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException failure) {
            throw new BrokenTransaction(failure);
        }
    }
}

package ai.agumbe.control.document;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
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
    private static final List<String> GIVEN_BY_US = List.of(Stored.VERSION, Stored.CREATED_AT, Stored.UPDATED_AT);
    private final Transaction transaction;
    private final Map<ConfigKey, Optional<Stored>> seen = new HashMap<>();
    private final Map<ConfigKey, Change> changes = new LinkedHashMap<>();

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
        Optional<Stored> before = shape.allowsId(save.id()) ? find(key) : Optional.empty();
        checkMode(save, key, before);
        save.ifMatch().check(before);
        D document = readDocument(shape, save, new Origin(key, before, now()));
        ObjectNode body = write(key, before, Json.tree(document));
        if (before.isEmpty()) {
            shape.created(document, this);
        }
        return new Saved(body, before.isEmpty() ? Saved.Kind.CREATED : Saved.Kind.UPDATED);
    }

    /** Writes a document that is made here and not by a request. */
    public ObjectNode write(ConfigKey key, Object document) {
        return write(key, find(key), Json.tree(document));
    }

    public <D> void delete(Shape<D> shape, ConfigKey key, IfMatch ifMatch) {
        Stored before = require(key, ifMatch);
        shape.deleting(before.as(shape.type()), this);
        erase(before);
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

    List<Change> changes() {
        return new ArrayList<>(changes.values());
    }

    private static void checkMode(Save save, ConfigKey key, Optional<Stored> before) {
        if (save.mode() == Save.Mode.CREATE && before.isPresent()) {
            throw Problem.of(Reason.EXISTS, key.kind() + " " + key.id() + " exists already");
        }
        if (save.mode() == Save.Mode.PATCH && before.isEmpty()) {
            throw Problem.notFound(key.kind() + " " + key.id());
        }
    }

    private <D> D readDocument(Shape<D> shape, Save save, Origin origin) {
        Faults faults = new Faults();
        Members members = new Members(requested(shape, save, origin), faults);
        if (!shape.allowsId(save.id())) {
            String told = save.id().isEmpty() ? "is missing" : "is malformed";
            faults.add("id", told + " (expected: " + shape.idExpectation() + ")");
        }
        members.ignore(GIVEN_BY_US);
        members.same("id", save.id());
        if (!shape.kind().equals(ConfigKind.TENANT)) {
            members.same("tenant", origin.tenant());
        }
        D document = shape.read(members, origin);
        members.end();
        if (!faults.found().isEmpty()) {
            shape.refer(document, new References(this, save.tenant(), faults));
        }
        faults.throwIfAny();
        return document;
    }

    private static <D> ObjectNode requested(Shape<D> shape, Save save, Origin origin) {
        if (save.mode() != Save.Mode.PATCH) {
            return save.body();
        }
        ObjectNode merged = origin.before().orElseThrow().body().deepCopy();
        shape.reduceToRequest(merged);
        merged.setAll(save.body());
        return merged;
    }

    private ObjectNode write(ConfigKey key, Optional<Stored> before, ObjectNode document) {
        Origin origin = new Origin(key, before, now());
        document.remove(GIVEN_BY_US);
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

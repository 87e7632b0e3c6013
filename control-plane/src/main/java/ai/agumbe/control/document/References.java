package ai.agumbe.control.document;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.Sharing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one document refers to, as far as its owner may see it. */
public final class References {
    private static final String SHARED_WITH = "shared_with";
    private final Draft draft;
    private final String owner;
    private final Faults faults;
    private final Set<String> found = new TreeSet<>();

    References(Draft draft, String owner, Faults faults) {
        this.draft = draft;
        this.owner = owner;
        this.faults = faults;
    }

    /** The owner's document of that id, else the platform's if it is shared with the owner; else a fault at the path.
     * An empty id names nothing: that it is missing was told when the request was read. */
    public <T> Optional<T> named(ConfigKind kind, String id, Wanted<T> wanted) {
        if (id.isBlank()) {
            return Optional.empty();
        }
        Optional<Stored> target = draft.find(ConfigKey.of(kind, owner, id));
        if (target.isEmpty() && !owner.isEmpty()) {
            target = draft.find(ConfigKey.of(kind, "", id)).filter(this::isShared);
        }
        if (target.isEmpty()) {
            faults.add(wanted.path(), kind.wireName() + " " + id + " does not exist here");
            return Optional.empty();
        }
        found.add(target.get().key().toString());
        return Optional.of(target.get().as(wanted.type()));
    }

    /** A document of any tenant. As long as it is named, it cannot be deleted. */
    public void held(ConfigKey key, String path) {
        if (exists(key, path)) {
            found.add(key.toString());
        }
    }

    /** As {@link #held}, of a document that may be deleted all the same. */
    public void seen(ConfigKey key, String path) {
        exists(key, path);
    }

    private boolean exists(ConfigKey key, String path) {
        boolean there = !key.id().isBlank() && draft.find(key).isPresent();
        if (!there && !key.id().isBlank()) {
            faults.add(path, key.kind() + " " + key.id() + " does not exist");
        }
        return there;
    }

    /** The tenant that owns the document: a change of it looks again at what this one says. */
    public <T> Optional<T> owner(Class<T> type) {
        ConfigKey key = ConfigKey.of(ConfigKind.TENANT, "", owner);
        found.add(key.toString());
        return draft.find(key).map(stored -> stored.as(type));
    }

    /** Tenants that a document of the platform is shared with. */
    public void sharedWith(List<String> tenants) {
        for (String tenant : tenants) {
            ConfigKey key = ConfigKey.of(ConfigKind.TENANT, "", tenant);
            if (tenant.equals(Sharing.ALL)) {
                continue;
            }
            if (draft.find(key).isEmpty()) {
                faults.add(SHARED_WITH, "tenant " + tenant + " does not exist");
            }
            found.add(key.toString());
        }
    }

    public void fault(String path, String message) {
        faults.add(path, message);
    }

    /** Where a reference stands in the document, and as what it is read. */
    public record Wanted<T>(String path, Class<T> type) {}

    Set<ConfigKey> found() {
        Set<ConfigKey> keys = new java.util.LinkedHashSet<>();
        found.forEach(text -> keys.add(ConfigKey.parse(text)));
        return keys;
    }

    private boolean isShared(Stored platforms) {
        List<String> sharedWith = Json.texts(platforms.body().path(SHARED_WITH));
        return Sharing.allows("", sharedWith, owner);
    }
}

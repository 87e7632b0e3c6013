package ai.agumbe.control.document;

import ai.agumbe.control.problem.Faults;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.config.ConfigKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sees that no change leaves a reference dangling: neither its own documents' nor those of documents that name them. */
@Singleton
final class ReferenceCheck {
    private static final int MAX_NAMED = 10;
    private final Shapes shapes;

    ReferenceCheck(Shapes shapes) {
        this.shapes = shapes;
    }

    void check(Connection connection, Draft draft) throws SQLException {
        Set<ConfigKey> changed = new TreeSet<>(java.util.Comparator.comparing(ConfigKey::toString));
        draft.changes().forEach(change -> changed.add(change.key()));
        Faults faults = new Faults();
        for (ConfigKey key : changed) {
            var now = draft.find(key);
            if (now.isPresent()) {
                DocumentTable.setReferences(connection, key, referencesOf(now.get(), draft, faults));
            }
        }
        faults.throwIfAny();
        checkReferrers(connection, draft, changed);
    }

    /** A new document of a tenant may also hide the platform's of that name from those who named it. */
    private void checkReferrers(Connection connection, Draft draft, Set<ConfigKey> changed) throws SQLException {
        List<ConfigKey> targets = new ArrayList<>(changed);
        changed.stream()
                .filter(key -> !key.tenant().isEmpty())
                .map(key -> new ConfigKey(key.kind(), "", key.id()))
                .forEach(targets::add);
        List<String> broken = new ArrayList<>();
        for (Stored referrer : DocumentTable.referringTo(connection, targets)) {
            Faults faults = new Faults();
            Set<ConfigKey> references = referencesOf(referrer, draft, faults);
            if (!faults.found().isEmpty()) {
                broken.add(nameOf(referrer.key()) + " (" + faults.found().getFirst() + ")");
            } else if (!changed.contains(referrer.key())) {
                DocumentTable.setReferences(connection, referrer.key(), references);
            }
        }
        if (!broken.isEmpty()) {
            String more = broken.size() > MAX_NAMED ? " and " + (broken.size() - MAX_NAMED) + " more" : "";
            throw Problem.of(
                    Reason.IN_USE,
                    "it is in use by " + String.join(", ", broken.subList(0, Math.min(MAX_NAMED, broken.size())))
                            + more);
        }
    }

    private Set<ConfigKey> referencesOf(Stored document, Draft draft, Faults faults) {
        References references = new References(draft, document.key().tenant(), faults);
        return shapes.of(document.key().kind())
                .map(shape -> referencesOf(shape, document, references))
                .orElse(Set.of());
    }

    private static <D> Set<ConfigKey> referencesOf(Shape<D> shape, Stored document, References references) {
        shape.refer(document.as(shape.type()), references);
        return references.found();
    }

    private static String nameOf(ConfigKey key) {
        return key.kind() + " " + key.id() + (key.tenant().isEmpty() ? "" : " of tenant " + key.tenant());
    }
}

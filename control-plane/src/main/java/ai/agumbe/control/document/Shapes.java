package ai.agumbe.control.document;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of all kinds of documents. */
@Singleton
public final class Shapes {
    private final Map<String, Shape<?>> byKind = new HashMap<>();

    Shapes(List<Shape<?>> shapes) {
        shapes.forEach(shape -> byKind.put(shape.kind().wireName(), shape));
    }

    public Optional<Shape<?>> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** The shape whose documents stand at {@code /api/v1/admin/<collection>}. */
    public Optional<Shape<?>> ofCollection(String collection) {
        return byKind.values().stream()
                .filter(shape -> collection.equals(shape.kind().wireName() + (shape.isSingle() ? "" : "s")))
                .findFirst();
    }

    /** A change as the history keeps it. */
    Change remembered(Change change) {
        Shape<?> shape = byKind.get(change.key().kind());
        return shape == null
                ? change
                : new Change(
                        change.key(),
                        change.version(),
                        change.before() == null ? null : shape.remembered(change.before()),
                        change.after() == null ? null : shape.remembered(change.after()));
    }

    /** What the history shows of a document: its secrets as set, and nothing of a kind that is not known here. */
    public @Nullable ObjectNode inHistory(String kind, @Nullable String body) {
        if (body == null) {
            return null;
        }
        Shape<?> shape = byKind.get(kind);
        if (shape == null) {
            return Deed.isOne(kind) ? Json.parse(body) : Json.object();
        }
        ObjectNode shown = Json.parse(body);
        shape.hideInHistory(shown);
        return shown;
    }
}

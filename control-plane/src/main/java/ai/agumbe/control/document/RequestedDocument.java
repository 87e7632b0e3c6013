package ai.agumbe.control.document;

import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads the document that a request describes, and tells all that is wrong with it at once. */
final class RequestedDocument {
    private RequestedDocument() {}

    static <D> D read(Draft draft, Shape<D> shape, Save save, Origin origin) {
        Faults faults = new Faults();
        Members members = new Members(requested(shape, save, origin), faults);
        if (!shape.allowsId(save.id())) {
            String told = save.id().isEmpty() ? "is missing" : "is malformed";
            faults.add("id", told + " (expected: " + shape.idExpectation() + ")");
        }
        D document = read(shape, members, origin);
        members.end();
        if (!faults.found().isEmpty()) {
            shape.refer(document, new References(draft, save.tenant(), faults));
        }
        faults.throwIfAny();
        return document;
    }

    /** Reads the members that every document has, and those of its kind. */
    static <D> D read(Shape<D> shape, Members members, Origin origin) {
        members.ignore(Stored.GIVEN_BY_US);
        members.same("id", origin.id());
        if (!shape.kind().equals(ConfigKind.TENANT)) {
            members.same("tenant", origin.tenant());
        }
        return shape.read(members, origin);
    }

    static void checkMode(Save save, ConfigKey key, Optional<Stored> before) {
        if (save.mode() == Save.Mode.CREATE && before.isPresent()) {
            throw Problem.of(Reason.EXISTS, key.kind() + " " + key.id() + " exists already");
        }
        if (save.mode() == Save.Mode.PATCH && before.isEmpty()) {
            throw Problem.notFound(key.kind() + " " + key.id());
        }
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
}

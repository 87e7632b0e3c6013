package ai.agumbe.control.document;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be said of a kind of document and what is shown of it, found by reading a request that says nothing.
 *
 * @param schema of the request
 * @param shown a document with a stand-in for every member
 */
public record RequestForm(ObjectNode schema, ObjectNode shown) {
    public static <D> RequestForm of(Shape<D> shape) {
        Members members = Members.describing();
        Origin origin = new Origin(shape.key("", ""), Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
        ObjectNode shown = Json.tree(RequestedDocument.read(shape, members, origin));
        shape.hide(shown);
        return new RequestForm(members.description().schema(), shown);
    }

    /** The form of a request to do something else with a document. */
    public static RequestForm ofAction(Shape<?> shape, String action) {
        Members members = Members.describing();
        if (action.equals("restore")) {
            Restore.versionIn(members);
        } else {
            shape.readAction(action, members);
        }
        return new RequestForm(members.description().schema(), Json.object());
    }
}

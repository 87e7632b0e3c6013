package ai.agumbe.control.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A document after it was written. */
public record Saved(ObjectNode body, Kind kind) {

    /** Whether the document is new. */
    public enum Kind {
        CREATED,
        UPDATED
    }
}

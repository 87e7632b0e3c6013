package ai.agumbe.control.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A wish to write one document. */
public record Save(String tenant, String id, ObjectNode body, IfMatch ifMatch, Mode mode) {

    /** What must be there already, and what is kept of it. */
    public enum Mode {
        /** Nothing may be there. */
        CREATE,
        /** What is there is replaced whole. */
        REPLACE,
        /** It must be there; members left out stay as they are. */
        PATCH
    }
}

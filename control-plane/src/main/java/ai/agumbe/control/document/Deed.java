package ai.agumbe.control.document;

import ai.agumbe.model.config.ConfigKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What is done without changing a document, and must be seen in the history all the same. Nodes hear nothing of it. */
public enum Deed {
    /** Somebody read what was asked and answered in a call. */
    PAYLOAD_READ,
    /** A policy was tried on what was asked and answered in many calls. */
    BACKTEST;

    /** What stands in the place of a document's kind. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isOne(String kind) {
        for (Deed deed : values()) {
            if (deed.kind().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** It as a row of the history; {@code told} says nothing that readers of the history may not know. */
    Change change(Draft draft, String tenant, String id, ObjectNode told) {
        ConfigKey key = new ConfigKey(kind(), tenant, id);
        return new Change(key, draft.nextVersion(key), null, told);
    }
}

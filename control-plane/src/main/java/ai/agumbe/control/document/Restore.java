package ai.agumbe.control.document;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKey;

/** A wish to make a document what it was in one of its versions. */
public record Restore(ConfigKey key, int version, IfMatch ifMatch) {
    /** The version that a request names. */
    public static int versionIn(Members members) {
        return members.requiredNumber("version", 1, Integer.MAX_VALUE);
    }
}

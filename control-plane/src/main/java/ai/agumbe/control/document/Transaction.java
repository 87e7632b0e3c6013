package ai.agumbe.control.document;

import java.sql.Connection;
import java.time.Instant;

/** One change under way: its connection, the config version it will have, and its moment. */
record Transaction(Connection connection, long version, Instant now, String actor) {
    /** The same of one that changes nothing: it belongs to the version that is in force. */
    Transaction at(long otherVersion) {
        return new Transaction(connection, otherVersion, now, actor);
    }
}

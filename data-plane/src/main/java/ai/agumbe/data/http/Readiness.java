package ai.agumbe.data.http;

/** Whether this node may be sent calls. */
public sealed interface Readiness {
    /** @param stale whether its config comes from disk, because Kafka could not be asked */
    record Ready(boolean stale, long configVersion) implements Readiness {}

    record Unready(String reason) implements Readiness {}
}

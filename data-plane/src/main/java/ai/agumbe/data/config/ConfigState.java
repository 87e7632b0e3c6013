package ai.agumbe.data.config;

import java.time.Instant;

/** Whether the node has its config, and how fresh it is. */
public sealed interface ConfigState {
    /** Nothing is in force yet, for this reason. */
    record Waiting(String reason) implements ConfigState {}

    /** In force, and Kafka is heard. */
    record Current(long version) implements ConfigState {}

    /**
     * In force, but Kafka is not heard.
     *
     * @param heardAt when it was heard last, perhaps in an earlier run
     */
    record Stale(long version, Instant heardAt) implements ConfigState {}
}

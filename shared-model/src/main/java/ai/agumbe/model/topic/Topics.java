package ai.agumbe.model.topic;

/** The topics, each with its partitions and how long records stay. */
public enum Topics {
    CONFIG("agumbe.config", 1, Cleanup.COMPACT),
    NODES("agumbe.nodes", 1, Cleanup.COMPACT),
    USAGE("agumbe.usage", 12, Cleanup.DELETE_7_DAYS),
    REQUESTS("agumbe.requests", 12, Cleanup.DELETE_7_DAYS),
    SPEND("agumbe.spend", 1, Cleanup.COMPACT),
    DEAD_LETTER("agumbe.dead-letter", 1, Cleanup.DELETE_30_DAYS);

    /** When the broker may forget a record. */
    public enum Cleanup {
        /** Only the newest record of a key stays: superseded ones at least an hour, tombstones seven days. */
        COMPACT,
        DELETE_7_DAYS,
        DELETE_30_DAYS
    }

    private final String topic;
    private final int partitions;
    private final Cleanup cleanup;

    Topics(String topic, int partitions, Cleanup cleanup) {
        this.topic = topic;
        this.partitions = partitions;
        this.cleanup = cleanup;
    }

    public String topic() {
        return topic;
    }

    public int partitions() {
        return partitions;
    }

    public Cleanup cleanup() {
        return cleanup;
    }
}

package ai.agumbe.model.topic;

/** Names of record headers: CloudEvents 1.0 in binary mode, and the marks of a config record. */
public final class Headers {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";

    /** The gapless version of a config change; the same on every record of its batch. */
    public static final String CONFIG_VERSION = "agumbe_version";

    /** The batch that is applied whole, the record's place in it from 0, and how many there are. */
    public static final String BATCH = "agumbe_batch";

    public static final String BATCH_INDEX = "agumbe_batch_index";
    public static final String BATCH_COUNT = "agumbe_batch_count";

    /** Why a record went to the dead-letter topic, and where it came from ({@code topic/partition/offset}). */
    public static final String DEAD_REASON = "agumbe_reason";

    public static final String DEAD_ORIGIN = "agumbe_origin";

    private Headers() {}
}

package ai.agumbe.model.topic;

/** CloudEvents types of what we publish. */
public final class EventType {
    public static final String CONFIG = "ai.agumbe.config.v1";
    public static final String NODE = "ai.agumbe.node.v1";
    public static final String USAGE = "ai.agumbe.usage.v1";
    public static final String REQUEST = "ai.agumbe.request.v1";

    public static final String SPEND = "ai.agumbe.spend.v1";

    private EventType() {}
}

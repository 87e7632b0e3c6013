package ai.agumbe.data.config;

/** Which topic of which cluster: offsets mean something only within it. */
record TopicIdentity(String cluster, String topic) {}

package ai.agumbe.usage.intake;

/** Which incarnation of a topic offsets count in: a topic that is made anew begins at 0 again. */
public record Origin(String topic, String clusterId, String topicId) {}

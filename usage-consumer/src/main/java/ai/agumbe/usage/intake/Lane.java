package ai.agumbe.usage.intake;

/**
 * A share of a topic's partitions that one thread of this process follows.
 *
 * @param topic its name
 * @param number from zero; the first lane has the node's own name in its group
 */
record Lane(String topic, int number) {
    String member(String nodeId) {
        return number == 0 ? nodeId : nodeId + "." + number;
    }

    @Override
    public String toString() {
        return number == 0 ? topic : topic + "." + number;
    }
}

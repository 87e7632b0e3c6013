package ai.agumbe.control.publication;

import org.apache.kafka.common.Uuid;

/**
 * What Kafka says of the config topic at one moment.
 *
 * @param id the topic's own id: another one when it was made anew under its name
 * @param end how many records were written to it
 */
record TopicState(Uuid id, long end) {
    boolean isEmpty() {
        return end == 0;
    }

    /** Whether the later state is of the same topic with nothing lost. */
    boolean isContinuedBy(TopicState later) {
        return id.equals(later.id) && later.end >= end;
    }
}

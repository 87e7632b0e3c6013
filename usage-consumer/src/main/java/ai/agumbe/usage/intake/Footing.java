package ai.agumbe.usage.intake;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer stands: which partitions it has and how far Postgres says each is counted. It is lost with every
 * new assignment and every failure, and found again by asking Postgres; while it is lost, partitions are paused.
 */
final class Footing implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Origins origins;
    private final Positions positions;
    private final Set<TopicPartition> outOfRange = new HashSet<>();
    private final Map<Integer, Long> counted = new HashMap<>();
    private @Nullable Origin origin;
    private boolean joined;

    Footing(Consumer<byte[], byte[]> consumer, Origins origins, Positions positions) {
        this.consumer = consumer;
        this.origins = origins;
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> consumer.seek(partition, 0));
        joined = true;
        lose();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Positions move with the batches; what another consumer takes over from here, it reads from Postgres.
    }

    /** Whether the group has given us our share, be it none. */
    boolean hasJoined() {
        return joined;
    }

    /** Null while it is lost. */
    @Nullable Origin origin() {
        return origin;
    }

    Map<Integer, Long> counted() {
        return counted;
    }

    /** What we stand on is not sure any more. */
    void lose() {
        origin = null;
        consumer.pause(consumer.assignment());
    }

    /** The broker has no record at these positions: retention was faster than we, or the topic is a new one. */
    void loseOutOfRange(Set<TopicPartition> partitions) {
        outOfRange.addAll(partitions);
        lose();
    }

    /** Asks Kafka which topic this is and Postgres how far it is counted, and goes there. */
    void find(String topic) throws SQLException {
        Set<TopicPartition> assigned = consumer.assignment();
        Origin found = origins.of(topic);
        Map<Integer, Long> loaded = positions.load(
                found, assigned.stream().map(TopicPartition::partition).toList());
        assigned.forEach(partition -> consumer.seek(partition, loaded.getOrDefault(partition.partition(), 0L)));
        List<TopicPartition> restarted =
                outOfRange.stream().filter(assigned::contains).toList();
        if (!restarted.isEmpty()) {
            consumer.seekToBeginning(restarted);
        }
        outOfRange.clear();
        counted.clear();
        counted.putAll(loaded);
        consumer.resume(assigned);
        origin = found;
    }

    /** Loses the footing when the topic is not the one that it was. */
    void check(String topic) {
        if (origin != null && !origin.equals(origins.of(topic))) {
            lose();
        }
    }

    void moved(List<Move> moves) {
        moves.forEach(move -> counted.put(move.partition(), move.to()));
    }
}

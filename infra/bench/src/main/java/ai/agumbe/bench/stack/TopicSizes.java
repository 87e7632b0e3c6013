package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** How much of the broker's disk each topic takes. */
final class TopicSizes implements AutoCloseable {
    private static final int ONLY_BROKER = 1;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Admin admin;

    TopicSizes(String brokers) {
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
    }

    /** By topic, all partitions together. */
    Map<String, Long> bytes() {
        return replicas(ReplicaInfo::size);
    }

    /** Makes a topic, and waits until the broker has all its partitions. */
    void add(String topic, int partitions) {
        await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) ONLY_BROKER)))
                .all());
        long until = System.nanoTime() + LIMIT_NANOS;
        while (replicas(replica -> 1L).getOrDefault(topic, 0L) < partitions) {
            if (System.nanoTime() > until) {
                throw new BenchFailure(topic + ": not on the broker's disk (expected: after a minute at most)");
            }
        }
    }

    /** Summed by topic over all brokers. */
    private Map<String, Long> replicas(ToLongFunction<ReplicaInfo> value) {
        var sums = new HashMap<String, Long>();
        var brokers =
                await(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        for (var folders :
                await(admin.describeLogDirs(brokers).allDescriptions()).values()) {
            for (var folder : folders.values()) {
                folder.replicaInfos()
                        .forEach((partition, replica) ->
                                sums.merge(partition.topic(), value.applyAsLong(replica), Long::sum));
            }
        }
        return sums;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("kafka: cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("kafka: interrupted");
        }
    }
}

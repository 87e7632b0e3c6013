package ai.agumbe.usage.intake;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Asks the brokers which incarnation of a topic there is. */
@Singleton
public final class Origins {
    private static final int PATIENCE_SECONDS = 6;

    private final Admin admin;

    Origins(KafkaAccess kafka) {
        admin = kafka.admin();
    }

    public Origin of(String topic) {
        String cluster = await(admin.describeCluster().clusterId());
        TopicDescription description = requireNonNull(
                await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
        return new Origin(topic, cluster, description.topicId().toString());
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new KafkaException(refused.getCause());
        } catch (TimeoutException late) {
            throw new KafkaException("no answer from the brokers", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopped);
        }
    }
}

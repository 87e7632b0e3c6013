package ai.agumbe.usage.ground;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends what a data plane would send. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.brokers(), "acks", "all", "compression.type", "zstd"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public Publisher usage(UsageEvent event) {
        return raw(Topics.USAGE, event.eventId().toString(), Events.json(event));
    }

    public Publisher row(UsageEvent event) {
        return raw(Topics.REQUESTS, event.eventId().toString(), Events.json(Events.row(event)));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    public Publisher raw(Topics topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic.topic(), key.getBytes(StandardCharsets.UTF_8), value));
        return this;
    }

    @Override
    public void close() {
        producer.close();
    }
}

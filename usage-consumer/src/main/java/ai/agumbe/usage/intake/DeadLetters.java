package ai.agumbe.usage.intake;

import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Keeps records that cannot be counted where somebody can look at them. */
@Singleton
final class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What is kept of a value that has no room beside its new headers. */
    private static final int CUT_BYTES = 256 * 1024;

    private final Producer<byte[], byte[]> producer;

    DeadLetters(KafkaAccess kafka) {
        producer = kafka.producer();
    }

    /** Returns when the broker has the record; throws when it does not take it. */
    void keep(ConsumerRecord<byte[], byte[]> dead, String reason) {
        try {
            send(dead, dead.value(), reason);
        } catch (RecordTooLargeException tooLarge) {
            send(dead, Arrays.copyOf(dead.value(), Math.min(CUT_BYTES, dead.value().length)), reason + " (value cut)");
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void send(ConsumerRecord<byte[], byte[]> dead, byte[] value, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTER.topic(), null, dead.key(), value, dead.headers());
        String origin = dead.topic() + "/" + dead.partition() + "/" + dead.offset();
        letter.headers().add(Headers.DEAD_REASON, reason.getBytes(StandardCharsets.UTF_8));
        letter.headers().add(Headers.DEAD_ORIGIN, origin.getBytes(StandardCharsets.US_ASCII));
        try {
            producer.send(letter).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof KafkaException cause ? cause : new KafkaException(refused.getCause());
        } catch (TimeoutException late) {
            throw new KafkaException("dead letter: no answer from the broker within " + PATIENCE, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopped);
        }
    }
}

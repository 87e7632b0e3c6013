package ai.agumbe.control.publication;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The dead-letter topic, open for reading for a bounded time. */
public final class OpenLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private final KafkaConsumer<byte[], byte[]> reader;
    private final TopicPartition partition;
    private final Extent extent;
    private final InstantSource clock;
    private final Instant end;

    /**
     * What the topic has.
     *
     * @param id the topic's own: another one when it was made anew under its name
     * @param first the offset of the oldest letter
     * @param end the offset behind the newest
     */
    public record Extent(String id, long first, long end) {}

    OpenLetters(KafkaConsumer<byte[], byte[]> reader, TopicPartition partition, Extent extent, InstantSource clock) {
        this.reader = reader;
        this.partition = partition;
        this.extent = extent;
        this.clock = clock;
        this.end = clock.instant().plus(PATIENCE);
        reader.assign(List.of(partition));
    }

    public Extent extent() {
        return extent;
    }

    /** Whether the time is up. */
    public boolean isLate() {
        return !clock.instant().isBefore(end);
    }

    /** Shows letters in their order until one is not taken, or the time is up; answers the offset where to go on. */
    public long show(long from, long to, Predicate<DeadLetter> taker) {
        long begin = Math.max(from, extent.first());
        long last = Math.min(to, extent.end());
        long next = begin;
        reader.seek(partition, begin);
        while (next < last && !isLate()) {
            for (ConsumerRecord<byte[], byte[]> letter : reader.poll(POLL)) {
                if (letter.offset() >= last) {
                    return last;
                }
                if (!taker.test(new DeadLetter(letter))) {
                    return letter.offset();
                }
            }
            next = reader.position(partition);
        }
        if (next == begin && begin < last) {
            throw new TimeoutException("no dead letter came in time");
        }
        return Math.max(begin, Math.min(next, last));
    }
}

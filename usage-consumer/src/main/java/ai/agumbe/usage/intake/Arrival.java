package ai.agumbe.usage.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record and what it means; null when it went to the dead-letter topic. */
record Arrival<T>(
        ConsumerRecord<byte[], byte[]> source, @Nullable T entry) {}

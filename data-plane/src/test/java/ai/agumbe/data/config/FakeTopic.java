package ai.agumbe.data.config;

import ai.agumbe.data.config.ConfigRecord.BatchPlace;
import ai.agumbe.model.config.ConfigKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A config topic in memory; connections to it fail while it is away. */
final class FakeTopic {
    volatile boolean away;
    private TopicIdentity identity = new TopicIdentity("cluster-1", "topic-1");
    private final List<ConfigRecord> records = new ArrayList<>();
    private long end;

    /** Appends a batch, as the control plane publishes it: {@code kind/tenant/id}, then JSON or null, and so on. */
    synchronized void publish(long version, @Nullable String... keysAndValues) {
        int count = keysAndValues.length / 2;
        for (int i = 0; i < count; i++) {
            append(version, String.valueOf(keysAndValues[2 * i]), keysAndValues[2 * i + 1], i, count);
        }
        end++; // the transaction's own mark
    }

    /** Appends one record of a batch, as compaction or a repetition may leave it. */
    synchronized void append(long version, String key, @Nullable String value, int index, int count) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        BatchPlace place = new BatchPlace("batch-" + version, index, count);
        records.add(new ConfigRecord(end++, ConfigKey.parse(key), bytes, version, place));
    }

    /** As if the topic, or the whole cluster, had been made anew. */
    synchronized void recreate(TopicIdentity next) {
        identity = next;
        records.clear();
        end = 0;
    }

    ConfigTopic connect() {
        failWhenAway();
        return new Connection();
    }

    private void failWhenAway() {
        if (away) {
            throw new IllegalStateException("no broker");
        }
    }

    private synchronized List<ConfigRecord> from(long offset) {
        return records.stream().filter(record -> record.offset() >= offset).toList();
    }

    private synchronized long currentEnd() {
        return end;
    }

    private synchronized TopicIdentity currentIdentity() {
        return identity;
    }

    private final class Connection implements ConfigTopic {
        private final TopicIdentity opened = currentIdentity();
        private long position;

        @Override
        public TopicIdentity identity() {
            failWhenAway();
            return currentIdentity();
        }

        @Override
        public long begin() {
            failWhenAway();
            return 0;
        }

        @Override
        public long end() {
            failWhenAway();
            return currentEnd();
        }

        @Override
        public void seek(long offset) {
            position = offset;
        }

        @Override
        public List<ConfigRecord> poll(Duration wait) {
            failWhenAway();
            if (!opened.equals(currentIdentity())) {
                throw new IllegalStateException("unknown topic id");
            }
            List<ConfigRecord> next;
            synchronized (FakeTopic.this) {
                next = from(position);
                position = end;
            }
            if (next.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            return next;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {}
    }
}

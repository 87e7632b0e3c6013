package ai.agumbe.usage.spend;

import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.topic.NodeReport;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads which budgets and wallets there are, and what nodes say of themselves. Used by one thread. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final TopicPartition CONFIG = new TopicPartition(Topics.CONFIG.topic(), 0);
    private static final TopicPartition NODES = new TopicPartition(Topics.NODES.topic(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_SILENT_POLLS = 50;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<ConfigKey, BudgetDocument> budgets =
            new TreeMap<>(java.util.Comparator.comparing(ConfigKey::toString));
    private final Map<String, WalletDocument> wallets = new TreeMap<>();
    private final Heard heard = new Heard();
    private boolean changed;

    Watch(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    Collection<BudgetDocument> budgets() {
        return budgets.values();
    }

    Collection<WalletDocument> wallets() {
        return wallets.values();
    }

    Heard heard() {
        return heard;
    }

    /** Reads the config to the end that it has now; answers whether there is any. */
    boolean begin(Instant now) {
        consumer.assign(List.of(CONFIG, NODES));
        consumer.seekToBeginning(List.of(CONFIG));
        long minuteAgo = now.minus(Heard.GONE_AFTER).toEpochMilli();
        OffsetAndTimestamp since =
                consumer.offsetsForTimes(Map.of(NODES, minuteAgo)).get(NODES);
        if (since == null) {
            consumer.seekToEnd(List.of(NODES));
        } else {
            consumer.seek(NODES, since.offset());
        }
        long end = consumer.endOffsets(List.of(CONFIG)).getOrDefault(CONFIG, 0L);
        int silent = 0;
        while (consumer.position(CONFIG) < end) {
            long before = consumer.position(CONFIG);
            boolean _ = poll(POLL);
            silent = consumer.position(CONFIG) > before ? 0 : silent + 1;
            if (silent > MOST_SILENT_POLLS) {
                throw new KafkaException("the config topic cannot be read to its end");
            }
        }
        return end > 0;
    }

    /** Waits for news as long; answers whether budgets or wallets have changed. */
    boolean poll(Duration wait) {
        changed = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            if (record.key() == null) {
                continue;
            }
            if (record.topic().equals(CONFIG.topic())) {
                config(record);
            } else if (record.value() != null) {
                TopicJson.read(record.value(), NodeReport.class)
                        .filter(report -> "data".equals(report.plane()) && report.id() != null)
                        .ifPresent(report -> heard.hear(report, Instant.ofEpochMilli(record.timestamp())));
            }
        }
        return changed;
    }

    private void config(ConsumerRecord<byte[], byte[]> record) {
        ConfigKey key;
        try {
            key = ConfigKey.parse(new String(record.key(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            return;
        }
        if (key.kind().equals(ConfigKind.BUDGET.wireName())) {
            take(budgets, key, record, BudgetDocument.class);
        } else if (key.kind().equals(ConfigKind.WALLET.wireName())) {
            take(wallets, key.tenant(), record, WalletDocument.class);
        }
    }

    private <K, V> void take(Map<K, V> documents, K key, ConsumerRecord<byte[], byte[]> record, Class<V> type) {
        changed = true;
        if (record.value() == null) {
            documents.remove(key);
            return;
        }
        TopicJson.read(record.value(), type)
                .ifPresentOrElse(
                        document -> documents.put(key, document),
                        () -> LOG.atError()
                                .addKeyValue("key", key)
                                .addKeyValue("offset", record.offset())
                                .log("a document cannot be read; what was known of it stays"));
    }

    /** Up to where each partition of usage events goes by now. */
    Map<Integer, Long> endOfUsage() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.USAGE.topic()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package ai.agumbe.control.publication;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.topic.NodeReport;
import ai.agumbe.model.topic.Topics;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what nodes say of themselves, from the beginning of the topic and then as it comes. */
@Context
final class NodeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final Brokers brokers;
    private final Progress progress;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    NodeWatch(Brokers brokers, Progress progress) {
        this.brokers = brokers;
        this.progress = progress;
        this.thread = Thread.ofPlatform().daemon().name("node-watch").start(this::run);
    }

    private void run() {
        try {
            do {
                watchUntilItFails();
            } while (!stopping.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntilItFails() throws InterruptedException {
        try {
            brokers.createTopics();
            try (KafkaConsumer<String, String> reader = brokers.reader()) {
                TopicPartition nodes = new TopicPartition(Topics.NODES.topic(), 0);
                reader.assign(List.of(nodes));
                reader.seekToBeginning(List.of(nodes));
                while (stopping.getCount() > 0) {
                    reader.poll(POLL).forEach(this::hear);
                }
            }
        } catch (RuntimeException | ExecutionException failure) {
            LOG.atDebug().addKeyValue("reason", failure.getMessage()).log("nodes cannot be watched, trying again");
        }
    }

    private void hear(ConsumerRecord<String, String> said) {
        if (said.value() == null) {
            return;
        }
        try {
            NodeReport report = Json.read(NodeReport.class, said.value());
            if (report.id() != null && report.plane() != null && report.at() != null) {
                progress.heard(report);
            }
        } catch (JsonProcessingException unreadable) {
            LOG.atWarn().addKeyValue("offset", said.offset()).log("a node's report cannot be read");
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(POLL.multipliedBy(2));
    }
}

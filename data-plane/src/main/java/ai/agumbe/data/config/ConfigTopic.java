package ai.agumbe.data.config;

import java.time.Duration;
import java.util.List;

/** The config topic as a node reads it; every method may throw a {@link RuntimeException} while Kafka is away. */
interface ConfigTopic extends AutoCloseable {
    /** Asks Kafka which topic this is. */
    TopicIdentity identity();

    /** The first offset that is still there. */
    long begin();

    /** Where the next committed record will be. */
    long end();

    void seek(long offset);

    /** The next committed records, waiting so long for the first. */
    List<ConfigRecord> poll(Duration wait);

    /** Behind the last record that was polled. */
    long position();

    @Override
    void close();
}

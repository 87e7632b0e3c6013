package ai.agumbe.control.publication;

import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A record that could not be processed, as it lies on the dead-letter topic. */
public final class DeadLetter {
    private static final Pattern ORIGIN = Pattern.compile("([a-z.-]{1,100})/([0-9]{1,6})/[0-9]{1,19}");
    /** Elsewhere a replay could change what nodes are told. */
    private static final Set<String> READ_EXACTLY_ONCE = Set.of(Topics.USAGE.topic(), Topics.REQUESTS.topic());

    private static final String CUT = "(value cut)";
    private final ConsumerRecord<byte[], byte[]> letter;

    DeadLetter(ConsumerRecord<byte[], byte[]> letter) {
        this.letter = letter;
    }

    public long offset() {
        return letter.offset();
    }

    /** When it died. */
    public Instant diedAt() {
        return Instant.ofEpochMilli(letter.timestamp());
    }

    public String reason() {
        return header(Headers.DEAD_REASON);
    }

    /** Where it was found: {@code topic/partition/offset}; empty where nothing tells. */
    public String origin() {
        return header(Headers.DEAD_ORIGIN);
    }

    public String originTopic() {
        String origin = origin();
        return origin.substring(0, Math.max(0, origin.indexOf('/')));
    }

    /** What it names itself; empty where it does not. */
    public String eventId() {
        return header(Headers.ID);
    }

    public byte[] value() {
        return letter.value() == null ? new byte[0] : letter.value();
    }

    /** Why it cannot be sent again. */
    public Optional<String> obstacle() {
        if (!ORIGIN.matcher(origin()).matches() || !READ_EXACTLY_ONCE.contains(originTopic())) {
            return Optional.of("it came from no topic that is read again");
        }
        return reason().endsWith(CUT) ? Optional.of("its value was cut") : Optional.empty();
    }

    /** The record as it was before it died. */
    ProducerRecord<byte[], byte[]> revived() {
        Matcher origin = ORIGIN.matcher(origin());
        if (!origin.matches()) {
            throw new IllegalStateException("dead letter " + offset() + " has no origin");
        }
        ProducerRecord<byte[], byte[]> revived = new ProducerRecord<>(
                origin.group(1), Integer.valueOf(origin.group(2)), letter.key(), letter.value(), letter.headers());
        revived.headers().remove(Headers.DEAD_REASON).remove(Headers.DEAD_ORIGIN);
        return revived;
    }

    private String header(String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}

package ai.agumbe.data.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.agumbe.data.config.ConfigRecord.BatchPlace;
import ai.agumbe.model.config.ConfigKey;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One entry of the disk copy, on disk as {@code [length][CRC-32C][type][facts]}. */
sealed interface CopyFrame {
    int PREFIX = 8;
    int MAX_BYTES = 16 << 20;

    /** Each document on disk stands alone: marks say what is in force together. */
    BatchPlace WHOLE = new BatchPlace("", 0, 1);

    /** Which topic this is a copy of; the first entry. */
    record Origin(TopicIdentity identity) implements CopyFrame {}

    /** A record as it came. */
    record Document(ConfigRecord record) implements CopyFrame {}

    /**
     * Everything before this entry is in force together.
     *
     * @param next the offset to go on reading from
     * @param heardAt when Kafka was heard to have no more
     */
    record Mark(long next, long version, Instant heardAt) implements CopyFrame {}

    byte ORIGIN = 1;
    byte MARK = 3;
    byte DOCUMENT = 4;

    /** The entry as it goes on disk. */
    default byte[] bytes() {
        byte[] facts = facts(this);
        return ByteBuffer.allocate(PREFIX + facts.length)
                .putInt(facts.length)
                .putInt(checkSum(facts))
                .put(facts)
                .array();
    }

    /** What the next entry says; null at the end, and where what follows is torn or damaged. */
    static byte @Nullable [] readFacts(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int expected = in.readInt();
            if (length < 1 || length > MAX_BYTES) {
                return null;
            }
            byte[] facts = in.readNBytes(length);
            if (facts.length < length || checkSum(facts) != expected) {
                return null;
            }
            return facts;
        } catch (EOFException end) {
            return null;
        }
    }

    private static byte[] facts(CopyFrame frame) {
        return switch (frame) {
            case Origin(TopicIdentity identity) -> {
                byte[] cluster = identity.cluster().getBytes(UTF_8);
                byte[] topic = identity.topic().getBytes(UTF_8);
                ByteBuffer out = ByteBuffer.allocate(1 + 2 * Integer.BYTES + cluster.length + topic.length)
                        .put(ORIGIN);
                put(out, cluster);
                put(out, topic);
                yield out.array();
            }
            case Document(ConfigRecord record) -> {
                byte[] key = record.key().toString().getBytes(UTF_8);
                byte[] value = record.value();
                int length = value == null ? 0 : value.length;
                ByteBuffer out = ByteBuffer.allocate(2 + 2 * Long.BYTES + Integer.BYTES + key.length + length)
                        .put(DOCUMENT)
                        .putLong(record.offset())
                        .putLong(record.version());
                put(out, key);
                out.put((byte) (value == null ? 0 : 1));
                yield value == null ? out.array() : out.put(value).array();
            }
            case Mark(long next, long version, Instant heardAt) ->
                ByteBuffer.allocate(1 + 3 * Long.BYTES)
                        .put(MARK)
                        .putLong(next)
                        .putLong(version)
                        .putLong(heardAt.toEpochMilli())
                        .array();
        };
    }

    /** The entry; null when it is of no type this version knows. */
    static @Nullable CopyFrame parse(byte[] facts) {
        ByteBuffer in = ByteBuffer.wrap(facts);
        return switch (in.get()) {
            case ORIGIN -> new Origin(new TopicIdentity(text(in), text(in)));
            case DOCUMENT -> {
                long offset = in.getLong();
                long version = in.getLong();
                ConfigKey key = ConfigKey.parse(text(in));
                byte[] value = in.get() == 0 ? null : Arrays.copyOfRange(facts, in.position(), facts.length);
                yield new Document(new ConfigRecord(offset, key, value, version, WHOLE));
            }
            case MARK -> new Mark(in.getLong(), in.getLong(), Instant.ofEpochMilli(in.getLong()));
            default -> null;
        };
    }

    private static void put(ByteBuffer out, byte[] text) {
        out.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        return new String(text, UTF_8);
    }

    private static int checkSum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}

package ai.agumbe.data.config;

import ai.agumbe.data.config.ConfigRecord.BatchPlace;
import ai.agumbe.model.config.ConfigKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One entry of the disk copy, on disk as {@code [length][CRC-32C][type][facts]}. */
sealed interface CopyFrame {
    int PREFIX = 8;
    int MAX_BYTES = 16 << 20;

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
    byte DOCUMENT = 2;
    byte MARK = 3;

    /** The entry as it goes on disk. */
    default byte[] bytes() {
        try {
            ByteArrayOutputStream facts = new ByteArrayOutputStream();
            write(new DataOutputStream(facts), this);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(whole);
            out.writeInt(facts.size());
            out.writeInt(checkSum(facts.toByteArray()));
            facts.writeTo(out);
            return whole.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot be written", impossible);
        }
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

    private static void write(DataOutputStream out, CopyFrame frame) throws IOException {
        switch (frame) {
            case Origin(TopicIdentity identity) -> {
                out.writeByte(ORIGIN);
                out.writeUTF(identity.cluster());
                out.writeUTF(identity.topic());
            }
            case Document(ConfigRecord record) -> {
                out.writeByte(DOCUMENT);
                out.writeLong(record.offset());
                out.writeLong(record.version());
                out.writeUTF(record.key().toString());
                byte[] value = record.value();
                out.writeBoolean(value != null);
                if (value != null) {
                    out.write(value);
                }
            }
            case Mark(long next, long version, Instant heardAt) -> {
                out.writeByte(MARK);
                out.writeLong(next);
                out.writeLong(version);
                out.writeLong(heardAt.toEpochMilli());
            }
        }
    }

    /** The entry; null when it is of no type this version knows. */
    static @Nullable CopyFrame parse(byte[] facts) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(facts));
        return switch (in.readByte()) {
            case ORIGIN -> new Origin(new TopicIdentity(in.readUTF(), in.readUTF()));
            case DOCUMENT -> {
                long offset = in.readLong();
                long version = in.readLong();
                ConfigKey key = ConfigKey.parse(in.readUTF());
                byte[] value = in.readBoolean() ? in.readAllBytes() : null;
                yield new Document(new ConfigRecord(offset, key, value, version, new BatchPlace("", 0, 1)));
            }
            case MARK -> new Mark(in.readLong(), in.readLong(), Instant.ofEpochMilli(in.readLong()));
            default -> null;
        };
    }

    private static int checkSum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}

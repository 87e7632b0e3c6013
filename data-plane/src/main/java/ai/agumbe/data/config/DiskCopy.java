package ai.agumbe.data.config;

import ai.agumbe.data.config.CopyFrame.Document;
import ai.agumbe.data.config.CopyFrame.Mark;
import ai.agumbe.data.config.CopyFrame.Origin;
import ai.agumbe.model.config.ConfigKey;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The config as this node has it, in a file that is only appended to. What follows the last mark does not count, so a kill
 * at any byte leaves whole batches.
 */
final class DiskCopy implements Closeable {
    private static final int BUFFER = 1 << 20;
    private static final long SMALL = 1 << 20;

    private final TopicIdentity identity;
    private final RandomAccessFile file;
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
    private final Map<ConfigKey, Place> live = new HashMap<>();
    private Path path;
    private long size;
    private long liveBytes;
    private @Nullable Mark mark;

    private record Place(long start, int bytes) {}

    private record Placed(ConfigRecord record, Place place) {}

    /** A copy of an earlier run and what it says, in no order. */
    record Opened(DiskCopy copy, Mark mark, Collection<ConfigRecord> documents) {}

    private DiskCopy(Path path, TopicIdentity identity) throws IOException {
        this.path = path;
        this.identity = identity;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** A new, empty copy in place of whatever lies there. */
    static DiskCopy create(Path path, TopicIdentity identity) throws IOException {
        Files.deleteIfExists(path);
        DiskCopy copy = new DiskCopy(path, identity);
        copy.add(new Origin(identity));
        return copy;
    }

    /** The copy in this file, cut behind its last mark, with the documents that count; null when there is none. */
    static @Nullable Opened open(Path path) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        try (CopyReader reader = new CopyReader(path)) {
            if (!(reader.next() instanceof Origin(TopicIdentity identity))) {
                return null;
            }
            DiskCopy copy = new DiskCopy(path, identity);
            Map<ConfigKey, ConfigRecord> documents = copy.takeUpToLastMark(reader);
            Mark mark = copy.mark;
            if (mark == null) {
                copy.close();
                return null;
            }
            return new Opened(copy, mark, documents.values());
        }
    }

    /** Keeps a record, for the next mark to count. */
    void append(ConfigRecord record) throws IOException {
        long start = size;
        add(new Document(record));
        if (record.value() == null) {
            forget(record.key());
        } else {
            put(record.key(), new Place(start, (int) (size - start)));
        }
        if (unwritten.size() >= BUFFER) {
            write();
        }
    }

    /** Makes everything appended so far count, and puts it on the device. */
    void mark(Mark next) throws IOException {
        add(next);
        write();
        file.getFD().sync();
        mark = next;
    }

    /** The last mark; null before the first. */
    @Nullable Mark mark() {
        return mark;
    }

    TopicIdentity identity() {
        return identity;
    }

    boolean isWasteful() {
        return size > SMALL && liveBytes < size / 2;
    }

    /** A copy with the same documents and nothing else, put in this one's place. */
    DiskCopy rewritten() throws IOException {
        Mark last = mark;
        if (last == null) {
            throw new IOException("disk copy: has no mark (expected: one before it is rewritten)");
        }
        DiskCopy next = create(path.resolveSibling(path.getFileName() + ".rewritten"), identity);
        try (CopyReader reader = new CopyReader(path)) {
            for (CopyFrame frame = reader.next(); frame != null && reader.end() <= size; frame = reader.next()) {
                if (frame instanceof Document(ConfigRecord record) && isLive(record, reader.start())) {
                    next.append(record);
                }
            }
        }
        next.mark(last);
        next.moveTo(path);
        close();
        return next;
    }

    /** Takes another file's place at once. */
    void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        path = target;
        try (FileChannel directory = FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private Map<ConfigKey, ConfigRecord> takeUpToLastMark(CopyReader reader) throws IOException {
        Map<ConfigKey, ConfigRecord> documents = new HashMap<>();
        List<Placed> unmarked = new ArrayList<>();
        for (CopyFrame frame = reader.next(); frame != null; frame = reader.next()) {
            if (frame instanceof Document(ConfigRecord record)) {
                unmarked.add(new Placed(record, new Place(reader.start(), (int) (reader.end() - reader.start()))));
            } else if (frame instanceof Mark found) {
                unmarked.forEach(each -> take(each, documents));
                unmarked.clear();
                mark = found;
                size = reader.end();
            }
        }
        file.setLength(size);
        return documents;
    }

    private void take(Placed placed, Map<ConfigKey, ConfigRecord> documents) {
        ConfigRecord record = placed.record();
        if (record.value() == null) {
            forget(record.key());
            documents.remove(record.key());
        } else {
            put(record.key(), placed.place());
            documents.put(record.key(), record);
        }
    }

    private boolean isLive(ConfigRecord record, long start) {
        Place place = live.get(record.key());
        return place != null && place.start() == start;
    }

    private void put(ConfigKey key, Place place) {
        forget(key);
        live.put(key, place);
        liveBytes += place.bytes();
    }

    private void forget(ConfigKey key) {
        Place before = live.remove(key);
        liveBytes -= before == null ? 0 : before.bytes();
    }

    private void add(CopyFrame frame) {
        byte[] bytes = frame.bytes();
        unwritten.writeBytes(bytes);
        size += bytes.length;
    }

    private void write() throws IOException {
        file.seek(size - unwritten.size());
        file.write(unwritten.toByteArray());
        unwritten.reset();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

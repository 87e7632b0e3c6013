package ai.agumbe.data.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what earlier runs left: which exchanges were open, and what Kafka does not have yet. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Path directory;
    private final Position sent;
    private final Backlog backlog;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<UUID, OpeningRecord> open = new LinkedHashMap<>();
    private long damages;

    Recovery(Path directory, Position sent, Backlog backlog) {
        this.directory = directory;
        this.sent = sent;
        this.backlog = backlog;
    }

    void run() throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.list(directory)) {
            paths = files.filter(Segment::isSegment).sorted().toList();
        }
        for (Path path : paths) {
            segments.add(Segment.sealed(path, read(path)));
        }
    }

    /** The segments found, each cut behind its last whole record. */
    List<Segment> segments() {
        return segments;
    }

    /** A number higher than any that was used. */
    long nextNumber() {
        long highest = segments.isEmpty() ? 0 : segments.getLast().number();
        return Math.max(highest, sent.segment()) + 1;
    }

    /** Exchanges that were opened and not ended. */
    Collection<OpeningRecord> open() {
        return open.values();
    }

    long damages() {
        return damages;
    }

    private long read(Path path) throws IOException {
        long size = Files.size(path);
        try (FrameReader reader = new FrameReader(path, 0)) {
            for (Frame frame = reader.next(size); frame != null; frame = reader.next(size)) {
                take(frame, new Position(Segment.numberOf(path), frame.end()));
            }
            damages += reader.damages();
            if (reader.wholeEnd() < size) {
                cut(path, reader.wholeEnd());
            }
            return reader.wholeEnd();
        }
    }

    private void take(Frame frame, Position end) {
        try {
            if (frame.type() == Frame.OPENED) {
                OpeningRecord record = OpeningRecord.read(frame.payload());
                open.put(record.opening().eventId(), record);
            } else if (frame.type() == Frame.ENDED) {
                open.remove(EndedRecord.read(frame.payload()).eventId());
                if (end.compareTo(sent) > 0) {
                    backlog.added(frame.appendedAt());
                }
            } else {
                throw new IllegalArgumentException(
                        "record type: " + frame.type() + " (expected: one this version knows)");
            }
        } catch (RuntimeException illegible) {
            damages++;
            LOG.atWarn()
                    .setCause(illegible)
                    .addKeyValue("offset", frame.start())
                    .log("journal record skipped");
        }
    }

    private void cut(Path path, long wholeEnd) throws IOException {
        damages++;
        LOG.atWarn()
                .addKeyValue("segment", path.getFileName())
                .addKeyValue("bytes", Files.size(path) - wholeEnd)
                .log("journal's torn tail cut");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(wholeEnd);
        }
    }
}

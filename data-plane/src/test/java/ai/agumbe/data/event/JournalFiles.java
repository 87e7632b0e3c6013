package ai.agumbe.data.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a journal's directory, as a test sees it from outside. */
final class JournalFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalFiles() {}

    static JournalSettings settings(Path directory) {
        return new JournalSettings(directory, "node-1", 1 << 24, Duration.ofHours(1), Duration.ofMillis(5), 4096);
    }

    static SegmentJournal open(Path directory, TestClock clock) {
        return open(settings(directory), clock);
    }

    static SegmentJournal open(JournalSettings settings, TestClock clock) {
        try {
            return new SegmentJournal(settings, clock, new SimpleMeterRegistry());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a killed process leaves: the files as they are now, somewhere else. */
    static Path image(Path directory, Path copy) {
        try (Stream<Path> files = Files.list(directory)) {
            Files.createDirectories(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<Path> segments(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Segment::isSegment).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<JsonNode> rows(Path directory) {
        return ended(directory).stream().map(record -> parse(record.row())).toList();
    }

    static List<EndedRecord> ended(Path directory) {
        List<EndedRecord> found = new ArrayList<>();
        for (Path path : segments(directory)) {
            try (FrameReader reader = new FrameReader(path, 0)) {
                long size = Files.size(path);
                for (Frame frame = reader.next(size); frame != null; frame = reader.next(size)) {
                    if (frame.type() == Frame.ENDED) {
                        found.add(EndedRecord.read(frame.payload()));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return found;
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

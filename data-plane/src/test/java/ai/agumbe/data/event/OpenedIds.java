package ai.agumbe.data.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which exchanges a directory knows of, opened or ended. */
final class OpenedIds {
    private OpenedIds() {}

    static Set<UUID> in(Path directory) throws IOException {
        Set<UUID> ids = new HashSet<>();
        for (Path path : JournalFiles.segments(directory)) {
            try (FrameReader reader = new FrameReader(path, 0)) {
                long size = Files.size(path);
                for (Frame frame = reader.next(size); frame != null; frame = reader.next(size)) {
                    ids.add(
                            frame.type() == Frame.OPENED
                                    ? OpeningRecord.read(frame.payload())
                                            .opening()
                                            .eventId()
                                    : EndedRecord.read(frame.payload()).eventId());
                }
            }
        }
        return ids;
    }
}

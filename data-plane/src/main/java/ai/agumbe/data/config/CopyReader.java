package ai.agumbe.data.config;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a disk copy and knows where each begins. */
final class CopyReader implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final DataInputStream in;
    private long start;
    private long end;

    CopyReader(Path path) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    }

    /** The next entry; null at the end or where damage begins. */
    @Nullable CopyFrame next() throws IOException {
        byte[] facts = CopyFrame.readFacts(in);
        CopyFrame frame = facts == null ? null : CopyFrame.parse(facts);
        if (facts != null && frame != null) {
            start = end;
            end += CopyFrame.PREFIX + facts.length;
        }
        return frame;
    }

    /** Where the entry that was read last begins. */
    long start() {
        return start;
    }

    /** Where the entry that was read last ends. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

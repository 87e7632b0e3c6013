package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameReaderTest {
    @TempDir
    Path directory;

    /** As it is when a disk is full in the middle of a record, and has room again for another. */
    @Test
    void doesNotRememberWhatLayBehindTheLimit() throws IOException {
        byte[] first = record(100, (byte) 1);
        byte[] torn = Arrays.copyOf(record(300, (byte) 2), 150);
        byte[] second = record(200, (byte) 3);
        Path path = directory.resolve("segment");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                FrameReader reader = new FrameReader(path, 0)) {
            file.write(first);
            file.write(torn);
            assertThat(payload(reader.next(first.length))).isEqualTo((byte) 1);
            assertThat(reader.next(first.length)).isNull();

            file.setLength(first.length);
            file.seek(first.length);
            file.write(second);

            assertThat(payload(reader.next(first.length + second.length))).isEqualTo((byte) 3);
            assertThat(reader.damages()).isZero();
        }
    }

    private static byte[] record(int length, byte fill) {
        byte[] record = new byte[length];
        Arrays.fill(record, Frame.HEADER, length, fill);
        Frame.seal(record, length, Frame.ENDED, 0);
        return record;
    }

    private static byte payload(@Nullable Frame frame) {
        return Objects.requireNonNull(frame).payload()[0];
    }
}

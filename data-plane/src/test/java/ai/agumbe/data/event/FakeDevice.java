package ai.agumbe.data.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A device as Linux shows them: what it failed to keep is dropped for good, and the next time it says that all is well. */
final class FakeDevice implements Device {
    private final Map<Path, Integer> dropped = new ConcurrentHashMap<>();
    private final Map<Path, byte[]> kept = new ConcurrentHashMap<>();
    volatile boolean fails;
    volatile int failures;

    @Override
    public synchronized void keep(Path path, RandomAccessFile file) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (fails) {
            failures++;
            dropped.put(path, bytes.length);
            throw new IOException("Input/output error");
        }
        Arrays.fill(bytes, 0, dropped.getOrDefault(path, 0), (byte) 0);
        kept.put(path, bytes);
    }

    /** What a crash of the host leaves. */
    synchronized Path image(Path copy) {
        try {
            Files.createDirectories(copy);
            for (Map.Entry<Path, byte[]> file : kept.entrySet()) {
                Files.write(copy.resolve(file.getKey().getFileName()), file.getValue());
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

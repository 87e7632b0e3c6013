package ai.agumbe.data.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal; appended to by one thread at a time, read by others up to {@link #size()}.
 *
 * <p>Written through a {@link RandomAccessFile}: an interrupt of the writing thread would close a FileChannel under
 * everyone's feet.
 */
final class Segment {
    private static final String SUFFIX = ".journal";

    private final Path path;
    private final long number;
    private final Device device;
    private final AtomicInteger openExchanges = new AtomicInteger();
    private volatile @Nullable RandomAccessFile file;
    private long written;
    private boolean torn;
    private volatile long size;
    private volatile long forced;
    private volatile boolean sealed;
    private boolean doubted;

    private Segment(Path path, Device device, @Nullable RandomAccessFile file, long size) {
        this.path = path;
        this.device = device;
        this.number = numberOf(path);
        this.file = file;
        this.written = size;
        this.size = size;
        this.forced = size;
        this.sealed = file == null;
    }

    static Segment create(Path directory, long number, Device device) throws IOException {
        Path path = directory.resolve("%016d".formatted(number) + SUFFIX);
        Files.createFile(path);
        return new Segment(path, device, new RandomAccessFile(path.toFile(), "rw"), 0);
    }

    /** A segment of an earlier run, of which the first {@code size} bytes count. */
    static Segment sealed(Path path, long size) {
        return new Segment(path, Device.REAL, null, size);
    }

    static boolean isSegment(Path path) {
        return path.getFileName().toString().matches("\\d{16}\\" + SUFFIX);
    }

    static long numberOf(Path path) {
        String name = path.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Appends the bytes whole, or throws: what a failed write left is cut before the next. */
    void append(byte[] bytes, int length) throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            throw new IOException("segment is closed: " + path.getFileName());
        }
        if (torn) {
            open.setLength(written);
            open.seek(written);
        }
        torn = true;
        open.write(bytes, 0, length);
        torn = false;
        written += length;
        size = written;
    }

    /** Puts on the device what was appended so far; a device that failed once is not asked again. */
    synchronized void force() throws IOException {
        long reached = size;
        RandomAccessFile open = file;
        if (open != null && forced < reached) {
            if (doubted) {
                throw new IOException("segment is in doubt: " + path.getFileName());
            }
            doubted = true;
            device.keep(path, open);
            doubted = false;
            forced = reached;
        }
    }

    /** Up to here everything is on the device. */
    long forced() {
        return forced;
    }

    /** What is in doubt is kept elsewhere. */
    synchronized void replaced() {
        forced = size;
        doubted = false;
    }

    /** Nothing is appended any more. */
    void seal() {
        sealed = true;
    }

    boolean isSealed() {
        return sealed;
    }

    /** Lets go of the file, once it is forced. */
    synchronized void release() throws IOException {
        RandomAccessFile open = file;
        file = null;
        sealed = true;
        if (open != null) {
            open.close();
        }
    }

    synchronized void delete() throws IOException {
        release();
        Files.deleteIfExists(path);
    }

    /** Exchanges that were opened in this segment and have not ended: while there are any it must stay. */
    AtomicInteger openExchanges() {
        return openExchanges;
    }

    long number() {
        return number;
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }
}

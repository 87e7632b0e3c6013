package ai.agumbe.data.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** What the journal lies on: told to keep a file, it has done so when it returns. */
interface Device {
    /** The operating system's. */
    Device REAL = (path, file) -> file.getFD().sync();

    /** After a failure what was written before is in doubt for good: asked again, it may say that all is well. */
    void keep(Path path, RandomAccessFile file) throws IOException;
}

package ai.agumbe.local.process;

import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Part;
import java.util.Optional;

/** The processes of one data directory, found again by every command through a small file for each part. */
public final class Processes {
    private final DataDirectory data;
    private boolean closed;

    public Processes(DataDirectory data) {
        this.data = data;
    }

    /** The part's process, if it lives. */
    public Optional<PartProcess> running(PartName name) {
        return record(name).flatMap(PartProcess::find);
    }

    /** Whether the part was started and nobody has stopped it since. */
    public boolean wanted(PartName name) {
        return record(name).map(RunRecord::wanted).orElse(false);
    }

    public LogFile log(PartName name) {
        return new LogFile(data.log(name));
    }

    /** From now on nothing is started any more, so that whoever stops everything stops everything. */
    public synchronized void close() {
        closed = true;
    }

    synchronized PartProcess launch(Part part) {
        if (closed) {
            throw new StackFailure(part.name() + ": not started, the stack is being stopped");
        }
        LogFile log = log(part.name());
        log.rotate();
        Process started = new Background(log.path()).start(part.command(), part.environment());
        PartProcess process = PartProcess.of(started);
        file(part.name()).write(process.record());
        return process;
    }

    /** Says before it happens that the part's end is meant. */
    void unwant(PartName name) {
        record(name).ifPresent(record -> file(name).write(record.unwanted()));
    }

    private Optional<RunRecord> record(PartName name) {
        return file(name).read(RunRecord.class);
    }

    private JsonFile file(PartName name) {
        return new JsonFile(data.run().resolve(name + ".json"));
    }
}

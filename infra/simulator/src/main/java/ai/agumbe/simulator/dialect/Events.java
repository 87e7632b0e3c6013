package ai.agumbe.simulator.dialect;

import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a stream's server-sent events and marks its chunks. */
public final class Events implements AutoCloseable {
    private static final String GARBAGE = "data: {\"unreadable\":[\n\n";
    private static final int TYPICAL_BYTES = 4_096;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    private final Rendering.Chunks chunks = Rendering.Chunks.ofStream();
    private final JsonGenerator out;
    private final int garbage;

    public Events(int garbage) throws IOException {
        this.out = Json.generator(bytes);
        this.garbage = garbage;
    }

    /** An event that is told apart by its data alone. */
    public void event(Json.Text data) throws IOException {
        out.writeRaw("data: ");
        data.writeTo(out);
        out.writeRaw("\n\n");
    }

    /** An event with a name. */
    public void event(String name, Json.Text data) throws IOException {
        out.writeRaw("event: ");
        out.writeRaw(name);
        out.writeRaw('\n');
        event(data);
    }

    public void line(String line) throws IOException {
        out.writeRaw(line);
    }

    /** What was written so far comes before any content. */
    public void opened() throws IOException {
        mark(0);
    }

    /** What was written since the last mark is a chunk of content. */
    public void chunk(int tokensSoFar) throws IOException {
        if (chunks.count() == 0) {
            for (int event = 0; event < garbage; event++) {
                out.writeRaw(GARBAGE);
            }
        }
        mark(tokensSoFar);
    }

    private void mark(int tokensSoFar) throws IOException {
        chunks.mark(bytes.size() + out.getOutputBuffered(), tokensSoFar);
    }

    public Rendering rendered(Usage sold, @Nullable Usage reported) throws IOException {
        out.flush();
        byte[] all = bytes.toByteArray();
        return new Rendering(all, chunks, sold, reported);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

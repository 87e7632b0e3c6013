package ai.agumbe.data.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Builds one record at a time in memory that is used again for the next; not for several threads at once.
 *
 * <p>The generator lives as long as the buffer: making one per record cost more than the record.
 */
final class RecordBuffer {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final GrowingBytes bytes = new GrowingBytes();
    private final JsonGenerator json;

    RecordBuffer() throws IOException {
        json = JSON.createGenerator(bytes, JsonEncoding.UTF8);
    }

    /** Builds the record of an exchange that begins. */
    void opened(Opening opening, Attempt estimate, long appendedAt) {
        bytes.restart(Frame.HEADER);
        OpeningRecord.write(new FactsWriter(bytes), opening, estimate);
        Frame.seal(bytes.array(), bytes.length(), Frame.OPENED, appendedAt);
    }

    /** Builds the record of an exchange that ended: both events as they go on the wire. */
    void ended(Opening opening, Ending ending, String node, long appendedAt) throws IOException {
        bytes.restart(Frame.HEADER + EndedRecord.HEADER);
        UsageJson.write(json, UsageEvents.of(opening, ending, node));
        json.flush();
        int usageEnd = bytes.length();
        RowJson.write(json, opening, ending);
        json.flush();
        EndedRecord.writeHeader(
                ByteBuffer.wrap(bytes.array(), Frame.HEADER, EndedRecord.HEADER),
                opening,
                usageEnd - Frame.HEADER - EndedRecord.HEADER);
        Frame.seal(bytes.array(), bytes.length(), Frame.ENDED, appendedAt);
    }

    /** The record: the first {@link #length()} bytes. */
    byte[] array() {
        return bytes.array();
    }

    int length() {
        return bytes.length();
    }
}

package ai.agumbe.data.event;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.json.JsonWriter;
import java.nio.ByteBuffer;

/** Builds one record at a time in memory that is used again for the next; not for several threads at once. */
final class RecordBuffer {
    private static final int CAPACITY = 8192;

    private final GrowingBytes bytes = new GrowingBytes(CAPACITY);
    private final JsonWriter json = JsonWriter.mending(bytes);

    /** Builds the record of an exchange that begins. */
    void opened(Opening opening, Attempt estimate, long appendedAt) {
        bytes.restart(Frame.HEADER);
        OpeningRecord.write(new FactsWriter(bytes), opening, estimate);
        Frame.seal(bytes.array(), bytes.length(), Frame.OPENED, appendedAt);
    }

    /** Builds the record of an exchange that ended: both events as they go on the wire. */
    void ended(Opening opening, Ending ending, String node, long appendedAt) {
        bytes.restart(Frame.HEADER + EndedRecord.HEADER);
        json.restart();
        UsageJson.write(json, UsageEvents.of(opening, ending, node));
        int usageEnd = bytes.length();
        json.restart();
        RowJson.write(json, opening, ending);
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

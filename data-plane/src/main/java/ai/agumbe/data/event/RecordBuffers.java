package ai.agumbe.data.event;

import java.util.concurrent.ArrayBlockingQueue;

/** Buffers that are used again; virtual threads are too many to have one each. */
final class RecordBuffers {
    private static final int KEPT = 16;
    private static final int MAX_KEPT_BYTES = 64 << 10;

    private final ArrayBlockingQueue<RecordBuffer> idle = new ArrayBlockingQueue<>(KEPT);

    RecordBuffer take() {
        RecordBuffer buffer = idle.poll();
        return buffer == null ? new RecordBuffer() : buffer;
    }

    /** Gives back a buffer whose record is complete and no longer needed. */
    void giveBack(RecordBuffer buffer) {
        if (buffer.array().length <= MAX_KEPT_BYTES) {
            boolean _ = idle.offer(buffer);
        }
    }
}

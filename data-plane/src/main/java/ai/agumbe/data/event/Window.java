package ai.agumbe.data.event;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Shipments on their way, in the journal's order; bounded. */
final class Window {
    private static final int MAX_SHIPMENTS = 4096;
    private static final long MAX_BYTES = 8L << 20;

    private final Deque<Shipment> shipments = new ArrayDeque<>();
    private long bytes;
    private volatile @Nullable Exception failure;

    boolean isFull() {
        return shipments.size() >= MAX_SHIPMENTS || bytes >= MAX_BYTES;
    }

    boolean isEmpty() {
        return shipments.isEmpty();
    }

    void add(Shipment shipment) {
        shipments.add(shipment);
        bytes += shipment.bytes();
    }

    /** Takes out the oldest shipment when it has arrived; null when it has not. */
    @Nullable Shipment takeArrived() {
        Shipment oldest = shipments.peek();
        if (oldest == null || !oldest.hasArrived()) {
            return null;
        }
        bytes -= oldest.bytes();
        return shipments.poll();
    }

    /** Why something did not arrive; null when nothing failed so far. */
    @Nullable Exception failure() {
        return failure;
    }

    /** Told by a shipment, on any thread. */
    void fail(Exception reason) {
        failure = reason;
    }

    boolean isSettled() {
        return shipments.stream().allMatch(Shipment::isSettled);
    }
}

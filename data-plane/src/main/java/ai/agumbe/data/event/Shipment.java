package ai.agumbe.data.event;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One exchange on its way: both its events must arrive. */
final class Shipment implements EventSink.Receipt {
    private static final int EVENTS = 2;

    private final long appendedAt;
    private final int bytes;
    private final Window window;
    private final Position end;
    private final AtomicInteger pending = new AtomicInteger(EVENTS);
    private volatile boolean failed;
    private volatile @Nullable Exception refusal;

    Shipment(Window window, Frame frame, Position end) {
        this.window = window;
        this.appendedAt = frame.appendedAt();
        this.bytes = frame.payload().length;
        this.end = end;
    }

    @Override
    public void acknowledged() {
        pending.decrementAndGet();
    }

    @Override
    public void failed(Exception reason) {
        window.fail(reason);
        failed = true;
        pending.decrementAndGet();
    }

    @Override
    public void refused(Exception reason) {
        refusal = reason;
        pending.decrementAndGet();
    }

    /** Whether nothing more will be heard of it. */
    boolean isSettled() {
        return pending.get() <= 0;
    }

    boolean hasArrived() {
        return isSettled() && !failed;
    }

    @Nullable Exception refusal() {
        return refusal;
    }

    /** Where the journal goes on behind it. */
    Position end() {
        return end;
    }

    long appendedAt() {
        return appendedAt;
    }

    int bytes() {
        return bytes;
    }
}

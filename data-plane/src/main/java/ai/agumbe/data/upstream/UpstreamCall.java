package ai.agumbe.data.upstream;

import ai.agumbe.data.upstream.UpstreamException.Kind;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One call to an origin: its reply is pulled by the call's thread and pushed by the event loop. */
public final class UpstreamCall implements AutoCloseable {
    /** The mark behind the last piece. */
    private enum End {
        OF_BODY
    }

    private static final int PAUSE_READING_BYTES = 1 << 20;
    private static final long RUN_OUT_MILLIS = 500;

    private final OutboundRequest request;
    private final EventLoop loop;
    private final CallClock clock;
    private final ConcurrentLinkedQueue<Object> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrivedBytes = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private @Nullable HttpResponse head;
    private boolean ended;
    private volatile boolean sent;
    private volatile boolean over;
    private @Nullable UpstreamConnection connection;

    UpstreamCall(OutboundRequest request, Limits limits, EventLoop loop) {
        this.request = request;
        this.loop = loop;
        this.clock = new CallClock(limits, loop, this::fail);
    }

    // ---- the call's thread ----

    /** Waits for the reply's head and returns its status. */
    public int awaitStatus() {
        return awaitHead().status().code();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(awaitHead().headers().get(name));
    }

    private HttpResponse awaitHead() {
        HttpResponse known = head;
        if (known != null) {
            return known;
        }
        if (!(take() instanceof HttpResponse first)) {
            throw new UpstreamException(Kind.UNREADABLE, "the reply has no head");
        }
        head = first;
        return first;
    }

    /** Waits for the next piece of the body; null at its end. */
    public byte @Nullable [] next() {
        awaitHead();
        if (ended) {
            return null;
        }
        Object piece = take();
        if (piece == End.OF_BODY) {
            ended = true;
            return null;
        }
        byte[] bytes = (byte[]) piece;
        int before = arrivedBytes.getAndAdd(-bytes.length);
        if (before >= PAUSE_READING_BYTES && before - bytes.length < PAUSE_READING_BYTES) {
            loop.execute(() -> setReading(true));
        }
        return bytes;
    }

    /** Waits for the whole body. */
    public byte[] readAll(int maxBytes) {
        byte[] first = next();
        contentSeen();
        if (first == null) {
            return new byte[0];
        }
        byte[] second = next();
        if (second == null) {
            return first;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + second.length);
        all.writeBytes(first);
        for (byte[] piece = second; piece != null; piece = next()) {
            if (all.size() + piece.length > maxBytes) {
                throw new UpstreamException(Kind.UNREADABLE, "the reply is larger than " + maxBytes + " bytes");
            }
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** Says that the reply's first content is here: from now on only the pauses between pieces count. */
    public void contentSeen() {
        clock.contentSeen();
    }

    /** Says that nothing more than the reply's end is awaited: it need not be awaited for long. */
    public void allSaid() {
        clock.allSaid();
    }

    /** Whether the request may have reached the provider. */
    public boolean wasSent() {
        return sent;
    }

    /** Hangs up unless the reply is complete; from any thread. */
    public void cancel() {
        loop.execute(() -> fail(new UpstreamException(Kind.CANCELLED, "the caller hung up")));
    }

    /** Says that what still comes is not wanted: the connection is kept if the reply ends soon, else closed. */
    public void letRunOut() {
        if (ended) {
            return;
        }
        ended = true;
        loop.schedule(
                () -> fail(new UpstreamException(Kind.CANCELLED, "the reply did not end")),
                RUN_OUT_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (!ended) {
            cancel();
        }
    }

    private Object take() {
        Object next = arrived.poll();
        while (next == null) {
            LockSupport.park(this);
            next = arrived.poll();
        }
        if (next instanceof UpstreamException failure) {
            ended = true;
            throw failure;
        }
        return next;
    }

    // ---- the event loop ----

    OutboundRequest request() {
        return request;
    }

    EventLoop loop() {
        return loop;
    }

    CallClock clock() {
        return clock;
    }

    boolean isOver() {
        return over;
    }

    void sentOn(UpstreamConnection carrier) {
        connection = carrier;
        sent = true;
        clock.requestSent();
    }

    void headArrived(HttpResponse response) {
        push(response);
    }

    void pieceArrived(byte[] piece) {
        clock.pieceArrived();
        if (arrivedBytes.addAndGet(piece.length) >= PAUSE_READING_BYTES) {
            setReading(false);
        }
        push(piece);
    }

    void completed() {
        over = true;
        connection = null;
        clock.stop();
        push(End.OF_BODY);
    }

    void fail(UpstreamException failure) {
        if (over) {
            return;
        }
        over = true;
        clock.stop();
        push(failure);
        UpstreamConnection carrier = connection;
        if (carrier != null) {
            connection = null;
            carrier.hangUp();
        }
    }

    private void setReading(boolean reading) {
        UpstreamConnection carrier = connection;
        if (carrier == null) {
            return;
        }
        carrier.setReading(reading);
        if (reading) {
            clock.readingGoesOn();
        } else {
            clock.readingPaused();
        }
    }

    private void push(Object next) {
        arrived.add(next);
        LockSupport.unpark(caller);
    }
}

package ai.agumbe.data.server;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request's body: filled on the event loop, awaited by the call, never larger than the limits allow. */
final class InboundBody {
    private static final byte[] NOTHING = new byte[0];

    private final BodyLimits limits;
    private final @Nullable String encoding;
    private byte[] bytes = NOTHING;
    private int length;
    private long taken;
    private boolean released;
    private volatile @Nullable GatewayException refusal;
    private volatile boolean complete;
    private volatile @Nullable Thread waiting;

    InboundBody(BodyLimits limits, @Nullable String encoding, long announcedLength) {
        this.limits = limits;
        this.encoding = encoding;
        if (announcedLength > limits.maxBodyBytes()) {
            refuse(tooLarge(limits.maxBodyBytes()));
        } else if (announcedLength > 0 && reserve(announcedLength)) {
            bytes = new byte[(int) announcedLength];
        }
    }

    /** Takes in nothing: its request is refused unread. */
    static InboundBody unread(BodyLimits limits) {
        InboundBody body = new InboundBody(limits, null, 0);
        body.released = true;
        body.refuse(new GatewayException(ErrorCode.OVERLOADED, "This request is not read."));
        return body;
    }

    boolean isRefused() {
        return refusal != null;
    }

    boolean isComplete() {
        return complete;
    }

    /** Adds what arrived; on the event loop. */
    void add(ByteBuf content) {
        int more = content.readableBytes();
        if (released || isRefused() || more == 0) {
            return;
        }
        if ((long) length + more > limits.maxBodyBytes()) {
            refuse(tooLarge(limits.maxBodyBytes()));
            return;
        }
        if (length + more > bytes.length) {
            long capacity = Math.clamp(bytes.length * 2L, length + more, limits.maxBodyBytes());
            if (!reserve(capacity)) {
                return;
            }
            bytes = Arrays.copyOf(bytes, (int) capacity);
        }
        content.readBytes(bytes, length, more);
        length += more;
    }

    void complete() {
        complete = true;
        wake();
    }

    /** The caller went away before its body was here. */
    void abandon() {
        refuse(new GatewayException(ErrorCode.CLIENT_CANCELLED, "The caller hung up before its request was complete."));
    }

    /** What follows its head is not HTTP. */
    void broke() {
        refuse(GatewayException.about(
                ErrorCode.VALIDATION_ERROR, null, "The request's body is not framed as HTTP asks for."));
    }

    /** The whole body, inflated when it was sent with gzip. */
    byte[] await() {
        waiting = Thread.currentThread();
        while (!complete && !isRefused()) {
            LockSupport.park(this);
        }
        GatewayException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        return ContentCoding.decode(whole, encoding, limits.maxBodyBytes());
    }

    /** Gives the room back and ignores what still comes; on the event loop, when the exchange is over. */
    void release() {
        limits.giveBack(taken);
        taken = 0;
        released = true;
    }

    static GatewayException tooLarge(long limit) {
        return new GatewayException(
                ErrorCode.REQUEST_TOO_LARGE,
                "The request body is larger than " + limit
                        + " bytes. Send a smaller one, or raise AGUMBE_MAX_BODY_BYTES.");
    }

    private boolean reserve(long capacity) {
        long more = capacity - taken;
        if (limits.take(more)) {
            taken = capacity;
            return true;
        }
        refuse(GatewayException.untilLater(
                ErrorCode.OVERLOADED,
                "Too many request bytes are in flight on this node. Try again in a moment.",
                Duration.ofSeconds(1)));
        return false;
    }

    private void refuse(GatewayException why) {
        refusal = why;
        bytes = NOTHING;
        wake();
    }

    private void wake() {
        Thread sleeper = waiting;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }
}

package ai.agumbe.data.upstream;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.loop.TurnEnd;
import ai.agumbe.data.upstream.UpstreamException.Kind;
import ai.agumbe.data.wire.Messages;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to an origin: carries one call at a time. Lives on its event loop. */
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    /** A kept connection that closes so soon after a request was closing already: nobody has read that request. */
    private static final long STALE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Channel channel;
    private final Origin origin;
    private final LoopPool pool;
    private @Nullable UpstreamCall call;
    private boolean keepAlive;
    private boolean answering;
    private boolean used;
    private long idleSinceNanos;
    private long sentAtNanos;

    UpstreamConnection(Channel channel, Origin origin, LoopPool pool) {
        this.channel = channel;
        this.origin = origin;
        this.pool = pool;
    }

    Origin origin() {
        return origin;
    }

    boolean isUsable() {
        return channel.isActive();
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    void carry(UpstreamCall next) {
        call = next;
        answering = false;
        OutboundRequest request = next.request();
        next.sentOn(this);
        sentAtNanos = System.nanoTime();
        GrowingBytes body = request.body();
        channel.write(
                Messages.whole(channel.alloc(), request.head(), body.array(), body.length()), channel.voidPromise());
        TurnEnd.flush(channel);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            HttpObject part = (HttpObject) message;
            UpstreamCall current = call;
            if (part.decoderResult().isFailure()) {
                fail(new UpstreamException(Kind.UNREADABLE, "the provider's reply is not HTTP"));
                ctx.close();
                return;
            }
            if (current == null) {
                ctx.close();
                return;
            }
            if (part instanceof HttpResponse head) {
                if (head.status().codeClass() == io.netty.handler.codec.http.HttpStatusClass.INFORMATIONAL) {
                    return;
                }
                answering = true;
                keepAlive = HttpUtil.isKeepAlive(head);
                current.headArrived(head);
            }
            if (part instanceof HttpContent content && answering) {
                deliver(current, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void deliver(UpstreamCall current, HttpContent content) {
        int size = content.content().readableBytes();
        if (size > 0) {
            byte[] piece = new byte[size];
            content.content().readBytes(piece);
            current.pieceArrived(piece);
        }
        if (content instanceof LastHttpContent) {
            call = null;
            current.completed();
            release();
        }
    }

    private void release() {
        used = true;
        idleSinceNanos = System.nanoTime();
        channel.config().setAutoRead(true);
        if (keepAlive && channel.isActive()) {
            pool.giveBack(this);
        } else {
            channel.close();
        }
    }

    /** Back in the pool without having carried the call it was opened for. */
    void idle() {
        keepAlive = true;
        release();
    }

    void hangUp() {
        call = null;
        channel.close();
    }

    void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        pool.closed(this);
        UpstreamCall current = call;
        call = null;
        if (current == null || current.isOver()) {
            return;
        }
        if (used && !answering && System.nanoTime() - sentAtNanos < STALE_NANOS) {
            // The origin closed a kept connection while our request was on its way: say it again on a fresh one.
            pool.startOnFresh(current);
        } else {
            current.fail(
                    new UpstreamException(Kind.BROKEN, "the provider's connection broke before the reply was whole"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable broken) {
        ctx.close();
    }

    private void fail(UpstreamException failure) {
        UpstreamCall current = call;
        call = null;
        if (current != null) {
            current.fail(failure);
        }
    }
}

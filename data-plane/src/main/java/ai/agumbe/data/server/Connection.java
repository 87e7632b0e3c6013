package ai.agumbe.data.server;

import ai.agumbe.data.wire.Messages;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One caller's connection: requests one after another, each answered before the next begins. Lives on its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {
    /** Parts of requests that a caller may send ahead of their turn. */
    private static final int MAX_QUEUED = 32;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final Calls calls;
    private final ArrayDeque<HttpObject> queued = new ArrayDeque<>();
    private @Nullable Exchange current;
    private @Nullable ChannelHandlerContext context;
    private boolean shedding;
    private boolean refused;
    private @Nullable Future<?> idleCheck;
    private long quietSinceNanos = System.nanoTime();

    Connection(HttpServer server, Calls calls) {
        this.server = server;
        this.calls = calls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        server.opened(this);
        scheduleIdleCheck(added, server.limits().idle().toNanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        HttpObject part = (HttpObject) message;
        if (refused) {
            ReferenceCountUtil.release(part);
            return;
        }
        Exchange exchange = current;
        if (exchange != null && exchange.requestIsComplete()) {
            queued.add(part);
            if (queued.size() >= MAX_QUEUED) {
                ctx.channel().config().setAutoRead(false);
            }
            return;
        }
        take(ctx, part);
    }

    private void take(ChannelHandlerContext ctx, HttpObject part) {
        try {
            if (part.decoderResult().isFailure()) {
                broke(ctx, part);
                return;
            }
            if (part instanceof HttpRequest head) {
                begin(ctx, head);
            }
            Exchange exchange = current;
            if (part instanceof HttpContent content && exchange != null) {
                exchange.body().add(content.content());
                if (part instanceof LastHttpContent) {
                    exchange.requestCompleted();
                }
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        if (!RequestDecoder.isUnderstood(head)) {
            refuseMalformed(ctx, "a version or transfer coding that is not understood", head);
            return;
        }
        InboundBody body = bodyOf(head);
        if (HttpUtil.is100ContinueExpected(head) && !body.isRefused()) {
            ctx.writeAndFlush(Messages.plain(ctx.alloc(), CONTINUE));
        }
        server.began();
        current = new Exchange(server, this, head, body);
    }

    private InboundBody bodyOf(HttpRequest head) {
        InboundBody unread = server.isFull() ? InboundBody.unread(server.bodies()) : null;
        if (unread != null && !calls.isVital(new Exchange(server, this, head, unread).request())) {
            shedding = true;
            return unread;
        }
        long announced = HttpUtil.getContentLength(head, -1L);
        return new InboundBody(server.bodies(), head.headers().get("content-encoding"), announced);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        startCall();
    }

    private void startCall() {
        Exchange exchange = current;
        if (exchange == null || !exchange.mayStart()) {
            return;
        }
        if (shedding) {
            shedding = false;
            server.shed();
            exchange.shed(calls);
        } else {
            server.threads().start(loop(), () -> exchange.run(calls));
        }
    }

    /** The reply is written: go on with what the caller sent ahead, or hang up. On the event loop. */
    void replied(Exchange exchange) {
        if (exchange != current) {
            return;
        }
        quietSinceNanos = System.nanoTime();
        if (exchange.requestIsBroken()) {
            endExchange();
            refused = true;
            Farewell.after(context().writeAndFlush(Unpooled.EMPTY_BUFFER), context());
            return;
        }
        if (!exchange.requestIsComplete()) {
            exchange.body().release();
            context().executor().schedule(() -> context().close(), 5, TimeUnit.SECONDS);
            return;
        }
        endExchange();
        if (!exchange.keepsConnection() || server.isDraining()) {
            closeWhenWritten();
            return;
        }
        while (!queued.isEmpty() && (current == null || !current.requestIsComplete())) {
            take(context(), queued.remove());
        }
        context().channel().config().setAutoRead(true);
        startCall();
    }

    /** The rest of a request that was answered early has come in and gone: hang up. On the event loop. */
    void discarded(Exchange exchange) {
        if (exchange == current) {
            closeWhenWritten();
        }
    }

    /** Hangs up unless something is being answered, after which it will; on any thread. */
    void drain() {
        loop().execute(() -> {
            if (current == null) {
                closeWhenWritten();
            }
        });
    }

    /** Hangs up; on any thread. */
    void cut() {
        loop().execute(() -> context().close());
    }

    /** Hears no more, and hangs up once the caller's socket has taken what was written: closing at once would drop it. */
    private void closeWhenWritten() {
        context().channel().config().setAutoRead(false);
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        server.closed(this);
        Future<?> check = idleCheck;
        if (check != null) {
            check.cancel(false);
        }
        Exchange exchange = current;
        endExchange();
        if (exchange != null) {
            exchange.callerIsGone();
        }
        queued.forEach(ReferenceCountUtil::release);
        queued.clear();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        if (exchange != null) {
            exchange.wakeWriter();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable broken) {
        ctx.close();
    }

    private void endExchange() {
        Exchange exchange = current;
        if (exchange != null) {
            exchange.body().release();
            current = null;
            server.ended();
        }
    }

    /** What comes is not HTTP any more: a request that has begun is refused by its own call, so that one reply is sent. */
    private void broke(ChannelHandlerContext ctx, HttpObject part) {
        Exchange exchange = current;
        if (exchange == null) {
            refuseMalformed(ctx, String.valueOf(part.decoderResult().cause().getMessage()), part);
            return;
        }
        ctx.channel().config().setAutoRead(false);
        exchange.requestBroke();
        if (exchange.replyIsWritten()) {
            replied(exchange);
        }
    }

    private void refuseMalformed(ChannelHandlerContext ctx, String problem, HttpObject part) {
        queued.forEach(ReferenceCountUtil::release);
        queued.clear();
        refused = true;
        ctx.channel().config().setAutoRead(false);
        Farewell.after(Exchange.write(ctx, calls.malformed(problem, pathOf(part))), ctx);
    }

    /** Of a head whose rest could not be read Netty keeps what it understood. */
    private static String pathOf(HttpObject part) {
        return part instanceof HttpRequest head ? InboundRequest.pathOf(head) : "";
    }

    private void scheduleIdleCheck(ChannelHandlerContext ctx, long inNanos) {
        idleCheck = ctx.executor().schedule(() -> closeWhenIdle(ctx), inNanos, TimeUnit.NANOSECONDS);
    }

    private void closeWhenIdle(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            return;
        }
        Exchange exchange = current;
        long limit = server.limits().idle().toNanos();
        long quiet = System.nanoTime() - quietSinceNanos;
        boolean waiting = exchange == null || !exchange.requestIsComplete();
        if (waiting && quiet >= limit) {
            ctx.close();
        } else {
            scheduleIdleCheck(ctx, waiting ? limit - quiet : limit);
        }
    }

    ChannelHandlerContext context() {
        ChannelHandlerContext here = context;
        if (here == null) {
            throw new IllegalStateException("connection: used before it was opened");
        }
        return here;
    }

    EventLoop loop() {
        return context().channel().eventLoop();
    }

    InetAddress peer() {
        return ((InetSocketAddress) context().channel().remoteAddress()).getAddress();
    }
}

package ai.agumbe.data.server;

import ai.agumbe.data.loop.TurnEnd;
import ai.agumbe.data.wire.MessageHead;
import ai.agumbe.data.wire.Messages;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its reply on a connection. */
final class Exchange implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int NO_CONTENT = 204;
    private static final byte[] NOTHING = new byte[0];

    private final HttpServer server;
    private final Connection connection;
    private final HttpRequest head;
    private final InboundBody body;
    private final AtomicBoolean replyBegun = new AtomicBoolean();
    private final List<Runnable> onCallerGone = new ArrayList<>(1);
    private volatile boolean callerGone;
    private boolean started;
    private volatile boolean requestComplete;
    private boolean replyWritten;
    private boolean broken;
    private boolean keepConnection;
    private volatile @Nullable Thread writer;

    Exchange(HttpServer server, Connection connection, HttpRequest head, InboundBody body) {
        this.server = server;
        this.connection = connection;
        this.head = head;
        this.body = body;
    }

    /** Runs the call; on its virtual thread. */
    void run(Calls calls) {
        server.callBegan();
        try {
            calls.answer(request(), this);
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).log("a call failed unexpectedly");
        } finally {
            server.callEnded();
            if (replyBegun.compareAndSet(false, true)) {
                connection.loop().execute(() -> connection.context().close());
            }
        }
    }

    /** Refuses the request unread; on the event loop. */
    void shed(Calls calls) {
        send(calls.overloaded(request()));
    }

    InboundRequest request() {
        return new InboundRequest(head, connection, this, body);
    }

    @Override
    public void send(Reply reply) {
        if (replyBegun.compareAndSet(false, true)) {
            connection.loop().execute(() -> write(reply));
        }
    }

    private void write(Reply reply) {
        keepConnection = decideKeepAlive();
        replyWritten = true;
        ChannelHandlerContext context = connection.context();
        boolean headOnly = head.method().equals(HttpMethod.HEAD);
        context.write(whole(context, reply, head.protocolVersion(), keepConnection, headOnly), context.voidPromise());
        TurnEnd.flush(context.channel());
        connection.replied(this);
    }

    @Override
    public ReplyStream stream(Reply replyHead, byte[] keepAlive) {
        if (!replyBegun.compareAndSet(false, true)) {
            throw new IllegalStateException("reply: begun twice (expected: once)");
        }
        StreamedReply stream = new StreamedReply(this, connection, server.limits(), keepAlive);
        connection.loop().execute(() -> {
            keepConnection = decideKeepAlive() && head.protocolVersion().equals(HttpVersion.HTTP_1_1);
            stream.begin(replyHead, head.protocolVersion(), keepConnection);
        });
        return stream;
    }

    private boolean decideKeepAlive() {
        return HttpUtil.isKeepAlive(head) && requestComplete && !server.isDraining();
    }

    /** Sends a reply to what was no request; nothing follows it. */
    static ChannelFuture write(ChannelHandlerContext context, Reply reply) {
        return context.writeAndFlush(whole(context, reply, HttpVersion.HTTP_1_1, false, false));
    }

    private static ByteBuf whole(
            ChannelHandlerContext context, Reply reply, HttpVersion version, boolean keepConnection, boolean headOnly) {
        MessageHead lines = reply.head();
        if (reply.status() != NO_CONTENT) {
            lines.add("content-length", reply.body().length);
        }
        markConnection(lines, version, keepConnection);
        lines.end();
        return Messages.whole(context.alloc(), lines, headOnly ? NOTHING : reply.body());
    }

    static void markConnection(MessageHead lines, HttpVersion version, boolean keepConnection) {
        if (!keepConnection) {
            lines.add("connection", "close");
        } else if (version.equals(HttpVersion.HTTP_1_0)) {
            lines.add("connection", "keep-alive");
        }
    }

    InboundBody body() {
        return body;
    }

    void requestCompleted() {
        requestComplete = true;
        body.complete();
        if (replyWritten && !keepConnection) {
            connection.discarded(this);
        }
    }

    /** The rest of the request cannot be read; on the event loop. */
    void requestBroke() {
        broken = true;
        body.broke();
    }

    boolean requestIsBroken() {
        return broken;
    }

    boolean replyIsWritten() {
        return replyWritten;
    }

    boolean requestIsComplete() {
        return requestComplete;
    }

    boolean keepsConnection() {
        return keepConnection;
    }

    boolean mayStart() {
        boolean first = !started;
        started = true;
        return first;
    }

    boolean isCallerGone() {
        return callerGone;
    }

    /** Runs this once when the caller hangs up before its reply is complete; at once when it has already. */
    void onCallerGone(Runnable action) {
        synchronized (onCallerGone) {
            if (!callerGone) {
                onCallerGone.add(action);
                return;
            }
        }
        action.run();
    }

    void callerIsGone() {
        List<Runnable> actions;
        synchronized (onCallerGone) {
            callerGone = true;
            actions = List.copyOf(onCallerGone);
            onCallerGone.clear();
        }
        body.abandon();
        wakeWriter();
        actions.forEach(Runnable::run);
    }

    void wakeWriter() {
        Thread waiting = writer;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    void writerIs(@Nullable Thread thread) {
        writer = thread;
    }
}

package ai.agumbe.data.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A reply in pieces, chunked for HTTP/1.1 and until the connection's end for HTTP/1.0. */
final class StreamedReply implements ReplyStream {
    private final Exchange exchange;
    private final Connection connection;
    private final ServerLimits limits;
    private final byte[] keepAlive;
    private boolean ended;
    private long lastWriteNanos;

    StreamedReply(Exchange exchange, Connection connection, ServerLimits limits, byte[] keepAlive) {
        this.exchange = exchange;
        this.connection = connection;
        this.limits = limits;
        this.keepAlive = keepAlive;
    }

    /** Sends the head; on the event loop. */
    void begin(Reply head, HttpVersion version, boolean keepConnection) {
        Exchange.markConnection(head.headers(), version, keepConnection);
        if (version.equals(HttpVersion.HTTP_1_1)) {
            head.headers().set("transfer-encoding", "chunked");
        }
        DefaultHttpResponse response = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(head.status()), head.headers());
        ChannelHandlerContext context = connection.context();
        context.write(response, context.voidPromise());
        if (head.body().length > 0) {
            context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(head.body())), context.voidPromise());
        }
        context.flush();
        lastWriteNanos = System.nanoTime();
        scheduleKeepAlive(limits.streamSilence().toNanos());
    }

    @Override
    public boolean write(byte[] piece) {
        Channel channel = connection.context().channel();
        connection.loop().execute(() -> send(piece));
        return channel.isActive() && (channel.isWritable() || awaitWritable(channel));
    }

    private void send(byte[] piece) {
        ChannelHandlerContext context = connection.context();
        lastWriteNanos = System.nanoTime();
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)), context.voidPromise());
    }

    private boolean awaitWritable(Channel channel) {
        long until = System.nanoTime() + limits.stalledCaller().toNanos();
        exchange.writerIs(Thread.currentThread());
        try {
            while (channel.isActive() && !channel.isWritable()) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    abort();
                    return false;
                }
                LockSupport.parkNanos(this, left);
            }
            return channel.isActive();
        } finally {
            exchange.writerIs(null);
        }
    }

    @Override
    public void end(byte[] lastPiece) {
        connection.loop().execute(() -> {
            ended = true;
            ChannelHandlerContext context = connection.context();
            context.writeAndFlush(new DefaultLastHttpContent(Unpooled.wrappedBuffer(lastPiece)), context.voidPromise());
            connection.replied(exchange);
        });
    }

    @Override
    public void abort() {
        connection.loop().execute(() -> {
            ended = true;
            connection.context().close();
        });
    }

    private void scheduleKeepAlive(long inNanos) {
        connection.loop().schedule(this::keepAlive, inNanos, TimeUnit.NANOSECONDS);
    }

    private void keepAlive() {
        if (ended || !connection.context().channel().isActive()) {
            return;
        }
        long silence = System.nanoTime() - lastWriteNanos;
        long limit = limits.streamSilence().toNanos();
        if (silence >= limit) {
            send(keepAlive);
            silence = 0;
        }
        scheduleKeepAlive(limit - silence);
    }
}

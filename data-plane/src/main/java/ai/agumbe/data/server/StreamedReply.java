package ai.agumbe.data.server;

import ai.agumbe.data.loop.TurnEnd;
import ai.agumbe.data.wire.MessageHead;
import ai.agumbe.data.wire.Messages;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A reply in pieces, chunked for HTTP/1.1 and until the connection's end for HTTP/1.0. */
final class StreamedReply implements ReplyStream {
    private static final byte[] NOTHING = new byte[0];
    /** Pieces that wait for the loop may be this much before the next has to wait too. */
    private static final int MAX_WAITING_BYTES = 64 << 10;

    private final Exchange exchange;
    private final Connection connection;
    private final ServerLimits limits;
    private final byte[] keepAlive;
    /** What was said since the loop wrote last: it goes out with one system call. */
    private final ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger waitingBytes = new AtomicInteger();
    private boolean chunked;
    private boolean ended;
    private long lastWriteNanos;
    private @Nullable Future<?> nextKeepAlive;

    StreamedReply(Exchange exchange, Connection connection, ServerLimits limits, byte[] keepAlive) {
        this.exchange = exchange;
        this.connection = connection;
        this.limits = limits;
        this.keepAlive = keepAlive;
    }

    /** Sends the head; on the event loop. */
    void begin(Reply head, HttpVersion version, boolean keepConnection) {
        chunked = version.equals(HttpVersion.HTTP_1_1);
        MessageHead lines = head.head();
        Exchange.markConnection(lines, version, keepConnection);
        if (chunked) {
            lines.add("transfer-encoding", "chunked");
        }
        lines.end();
        ChannelHandlerContext context = connection.context();
        context.write(Messages.whole(context.alloc(), lines, NOTHING), context.voidPromise());
        TurnEnd.flush(context.channel());
        lastWriteNanos = System.nanoTime();
        scheduleKeepAlive(limits.streamSilence().toNanos());
    }

    @Override
    public boolean write(byte[] piece) {
        Channel channel = connection.context().channel();
        waiting.add(piece);
        if (waitingBytes.getAndAdd(piece.length) == 0) {
            connection.loop().execute(this::sendWaiting);
        }
        boolean roomLeft = channel.isWritable() && waitingBytes.get() < MAX_WAITING_BYTES;
        return channel.isActive() && (roomLeft || awaitRoom(channel));
    }

    private void sendWaiting() {
        writeWaiting();
        TurnEnd.flush(connection.context().channel());
        exchange.wakeWriter();
    }

    private void writeWaiting() {
        ChannelHandlerContext context = connection.context();
        lastWriteNanos = System.nanoTime();
        int sent = 0;
        for (byte[] piece = waiting.poll(); piece != null; piece = waiting.poll()) {
            context.write(encoded(context, piece), context.voidPromise());
            sent += piece.length;
        }
        if (waitingBytes.addAndGet(-sent) > 0) {
            connection.loop().execute(this::sendWaiting);
        }
    }

    private ByteBuf encoded(ChannelHandlerContext context, byte[] piece) {
        return chunked ? Messages.chunk(context.alloc(), piece) : Messages.plain(context.alloc(), piece);
    }

    private boolean awaitRoom(Channel channel) {
        long until = System.nanoTime() + limits.stalledCaller().toNanos();
        exchange.writerIs(Thread.currentThread());
        try {
            while (channel.isActive() && !(channel.isWritable() && waitingBytes.get() < MAX_WAITING_BYTES)) {
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
            stop();
            writeWaiting();
            ChannelHandlerContext context = connection.context();
            ByteBuf end = chunked
                    ? Messages.lastChunk(context.alloc(), lastPiece)
                    : Messages.plain(context.alloc(), lastPiece);
            context.write(end, context.voidPromise());
            TurnEnd.flush(context.channel());
            connection.replied(exchange);
        });
    }

    @Override
    public void abort() {
        connection.loop().execute(() -> {
            stop();
            connection.context().close();
        });
    }

    private void stop() {
        ended = true;
        Future<?> pending = nextKeepAlive;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void scheduleKeepAlive(long inNanos) {
        nextKeepAlive = connection.loop().schedule(this::keepAlive, inNanos, TimeUnit.NANOSECONDS);
    }

    private void keepAlive() {
        ChannelHandlerContext context = connection.context();
        if (ended || !context.channel().isActive()) {
            return;
        }
        long silence = System.nanoTime() - lastWriteNanos;
        long limit = limits.streamSilence().toNanos();
        if (silence >= limit) {
            context.write(encoded(context, keepAlive), context.voidPromise());
            TurnEnd.flush(context.channel());
            silence = 0;
        }
        scheduleKeepAlive(limit - silence);
    }
}

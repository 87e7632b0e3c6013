package ai.agumbe.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request's reply being sent; used only on its connection's event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a failed write reaches Connection.exceptionCaught, a step never fails late
public final class Exchange {
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final int HEAD_ROOM = 256;
    private static final int LINE_BREAK = ('\r' << 8) | '\n';

    private final Connection connection;
    private final ChannelHandlerContext context;
    private final Request request;
    private @Nullable Watcher watcher;
    private boolean over;

    Exchange(Connection connection, ChannelHandlerContext context, Request request) {
        this.connection = connection;
        this.context = context;
        this.request = request;
    }

    public void watch(Watcher onLeaving) {
        this.watcher = onLeaving;
    }

    /** Whether there is still somebody to send to. */
    public boolean isOpen() {
        return !over && context.channel().isActive();
    }

    /** The whole reply at once. */
    public void answer(ReplyHead head, Piece body) {
        ByteBuf out = context.alloc().ioBuffer(HEAD_ROOM + body.length());
        head.writeSized(out, body.length(), request);
        body.writeTo(out);
        last(out);
    }

    /** A head that promises {@code length} bytes, and a piece that may be shorter. */
    public void begin(ReplyHead head, int length, Piece body) {
        ByteBuf out = context.alloc().ioBuffer(HEAD_ROOM + body.length());
        head.writeSized(out, length, request);
        body.writeTo(out);
        more(out);
    }

    /** The head of a stream and its first piece. */
    public void open(ReplyHead head, Piece piece) {
        ByteBuf out = context.alloc().ioBuffer(2 * HEAD_ROOM + piece.length());
        head.writeStreamed(out, request);
        frame(out, piece);
        more(out);
    }

    public void send(Piece piece) {
        ByteBuf out = context.alloc().ioBuffer(HEAD_ROOM + piece.length());
        frame(out, piece);
        more(out);
    }

    /** The stream's last piece. */
    public void close(Piece piece) {
        ByteBuf out = context.alloc().ioBuffer(HEAD_ROOM + piece.length());
        frame(out, piece);
        endOfStream(out);
        last(out);
    }

    /** A stream of which everything is known already, in one buffer. */
    public void stream(ReplyHead head, Piece whole) {
        ByteBuf out = context.alloc().ioBuffer(2 * HEAD_ROOM + whole.length());
        head.writeStreamed(out, request);
        frame(out, whole);
        endOfStream(out);
        last(out);
    }

    /** Breaks the connection off after what was sent so far. */
    public void cut() {
        over = true;
        connection.end(this, context.writeAndFlush(context.alloc().buffer(0, 0)), true);
    }

    public void after(Duration pause, Runnable step) {
        context.executor().schedule(() -> runIfOpen(step), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void more(ByteBuf out) {
        context.write(out, context.voidPromise());
        connection.flushSoon();
    }

    private void runIfOpen(Runnable step) {
        if (isOpen()) {
            step.run();
        }
    }

    private void last(ByteBuf out) {
        over = true;
        connection.end(this, context.write(out), !request.persistent());
    }

    private void frame(ByteBuf out, Piece piece) {
        if (piece.length() == 0) {
            return;
        }
        if (!request.chunkable()) {
            piece.writeTo(out);
            return;
        }
        ByteBufUtil.writeAscii(out, Integer.toHexString(piece.length()));
        out.writeShort(LINE_BREAK);
        piece.writeTo(out);
        out.writeShort(LINE_BREAK);
    }

    private void endOfStream(ByteBuf out) {
        if (request.chunkable()) {
            out.writeBytes(LAST_CHUNK);
        }
    }

    void written(ChannelFuture write) {
        if (!write.isSuccess()) {
            left();
        }
    }

    void left() {
        over = true;
        Watcher toTell = watcher;
        watcher = null;
        if (toTell != null) {
            toTell.callerLeft();
        }
    }
}

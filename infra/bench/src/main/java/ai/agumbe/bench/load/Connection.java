package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with at most one call in flight; subclasses decide what is called when. */
// What fails in a write or a close reaches exceptionCaught or handlerRemoved0.
@SuppressWarnings("FutureReturnValueIgnored")
abstract class Connection extends ByteToMessageDecoder implements ReplyListener {
    private static final int SHOWN_BYTES = 400;
    private static final int OK = 200;

    private final PreparedCall call;
    private final Faults faults;
    private final ReplyParser parser = new ReplyParser(this);
    private final StringBuilder refusal = new StringBuilder();
    private @Nullable Channel channel;
    private int status = OK;
    private boolean inFlight;
    private volatile boolean abandoned;

    Connection(PreparedCall call, Faults faults) {
        this.call = call;
        this.faults = faults;
    }

    /** The connection is free: just opened, or its reply is complete. */
    abstract void idle();

    /** The reply to the call in flight is complete and was a 200. */
    abstract void answered();

    /** A piece of a good reply's body arrived. */
    abstract void piece(ByteBuf bytes, int from, int to);

    /** The other side closed between two calls, as HTTP allows. */
    abstract void reconnect();

    final void send() {
        var open = channel;
        if (open != null) {
            inFlight = true;
            open.writeAndFlush(call.buffer(), open.voidPromise());
        }
    }

    final boolean inFlight() {
        return inFlight;
    }

    /** Closes without regard to what is in flight. */
    final void abandon() {
        abandoned = true;
        var open = channel;
        if (open != null) {
            open.close();
        }
    }

    final void broke(String why) {
        if (!abandoned) {
            abandoned = true;
            faults.add(why);
        }
    }

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (abandoned) {
            context.close();
        } else {
            idle();
        }
    }

    @Override
    protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        parser.read(in);
    }

    @Override
    public final void head(int replied) {
        status = replied;
    }

    @Override
    public final void body(ByteBuf bytes, int from, int to) {
        if (status == OK) {
            piece(bytes, from, to);
        } else if (refusal.length() < SHOWN_BYTES) {
            refusal.append(bytes.toString(from, Math.min(to - from, SHOWN_BYTES), StandardCharsets.UTF_8));
        }
    }

    @Override
    public final void end() {
        inFlight = false;
        if (status != OK) {
            faults.add("status " + status + " (expected: 200) " + refusal);
            refusal.setLength(0);
        } else {
            answered();
        }
        var open = channel;
        if (parser.closes() && open != null) {
            open.close();
        } else {
            idle();
        }
    }

    @Override
    protected final void handlerRemoved0(ChannelHandlerContext context) {
        if (abandoned) {
            return;
        }
        if (inFlight) {
            broke("connection closed before the reply was complete (expected: a whole reply)");
        } else {
            reconnect();
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broke(String.valueOf(cause));
        context.close();
    }
}

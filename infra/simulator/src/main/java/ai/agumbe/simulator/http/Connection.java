package ai.agumbe.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A caller's connection: serves its requests one after another, in the order they came. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is closed, which is all that follows a failure
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int MAX_WAITING = 1_000;

    private final Site site;
    private final Intake intake = new Intake();
    private final Queue<Request> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;
    private boolean serving;
    private boolean reading;
    private boolean closing;
    private @Nullable ChannelHandlerContext context;

    Connection(Site site) {
        this.site = site;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        this.context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        reading = true;
        switch (intake.take(message)) {
            case Intake.Incomplete() -> {}
            case Intake.Continue() -> channel.writeAndFlush(Intake.goOn(channel.alloc()));
            case Intake.Refused(int status, String reason) -> refuse(channel, status, reason);
            case Intake.Complete(Request request) -> enqueue(channel, request);
        }
    }

    private void enqueue(ChannelHandlerContext channel, Request request) {
        if (closing) {
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            channel.close();
            return;
        }
        waiting.add(request);
        serveWaiting(channel);
    }

    private void serveWaiting(ChannelHandlerContext channel) {
        if (serving) {
            return;
        }
        serving = true;
        try {
            while (current == null && !closing && channel.channel().isActive()) {
                Request next = waiting.poll();
                if (next == null) {
                    return;
                }
                Exchange exchange = new Exchange(this, channel, next);
                current = exchange;
                site.serve(next, exchange);
            }
        } finally {
            serving = false;
        }
    }

    /** The exchange has written its last byte; the next request's turn. */
    void end(Exchange exchange, ChannelFuture lastWrite, boolean thenClose) {
        lastWrite.addListener((ChannelFutureListener) exchange::written);
        current = null;
        if (thenClose) {
            closing = true;
            lastWrite.addListener(ChannelFutureListener.CLOSE);
        }
        flushSoon();
        if (context != null) {
            serveWaiting(context);
        }
    }

    /** Flushes once per read when replies are made while reading, at once otherwise. */
    void flushSoon() {
        if (!reading && context != null) {
            context.flush();
        }
    }

    private void refuse(ChannelHandlerContext channel, int status, String reason) {
        closing = true;
        ByteBuf out = channel.alloc().ioBuffer();
        Intake.writeRefusal(out, status, reason);
        channel.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        reading = false;
        channel.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        closing = true;
        intake.release();
        waiting.clear();
        Exchange abandoned = current;
        current = null;
        if (abandoned != null) {
            abandoned.left();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        if (!(cause instanceof IOException)) { // those are callers who went away
            LOG.atError().setCause(cause).log("connection broken by a bug");
        }
        channel.close();
    }
}

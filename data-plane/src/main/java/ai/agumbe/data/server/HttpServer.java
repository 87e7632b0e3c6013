package ai.agumbe.data.server;

import ai.agumbe.data.loop.CallThreads;
import ai.agumbe.data.loop.EventLoops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Listens for callers and hands each request to {@link Calls} on a virtual thread. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final long DRAIN_POLL_NANOS = 10_000_000;

    private final EventLoops loops;
    private final CallThreads threads;
    private final BodyLimits bodies;
    private final ServerLimits limits;
    private final List<Channel> listening = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger callsRunning = new AtomicInteger();
    private final AtomicLong shed = new AtomicLong();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public HttpServer(EventLoops loops, CallThreads threads, BodyLimits bodies, ServerLimits limits) {
        this.loops = loops;
        this.threads = threads;
        this.bodies = bodies;
        this.limits = limits;
    }

    /** Opens a port for these calls and returns its number. */
    public int listen(InetSocketAddress address, Calls calls) {
        Channel channel = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel caller) {
                        accept(caller, calls);
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
        listening.add(channel);
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private void accept(SocketChannel caller, Calls calls) {
        caller.closeFuture().addListener(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > limits.maxConnections()) {
            caller.close();
            return;
        }
        caller.pipeline().addLast(new RequestDecoder());
        caller.pipeline().addLast(new Connection(this, calls));
    }

    /**
     * Takes no new connections, hangs up on those that ask nothing, lets running calls end and their callers read what they
     * are sent, and returns whether all did in time.
     */
    public boolean drain(Duration limit) {
        close();
        open.forEach(Connection::drain);
        return isQuietWithin(limit);
    }

    /** Hangs up on everybody who is left, and waits until their calls have noticed. */
    public boolean cut(Duration limit) {
        open.forEach(Connection::cut);
        return isQuietWithin(limit);
    }

    private boolean isQuietWithin(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (!isQuiet() && System.nanoTime() < until) {
            LockSupport.parkNanos(DRAIN_POLL_NANOS);
        }
        return isQuiet();
    }

    /** A connection is closed after its socket has taken the last byte; a call may outlive its connection. */
    private boolean isQuiet() {
        return connections.get() == 0 && callsRunning.get() == 0;
    }

    @Override
    public void close() {
        draining = true;
        listening.forEach(channel -> channel.close().syncUninterruptibly());
    }

    /** Requests that are being answered now. */
    public int running() {
        return exchanges.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Requests that were refused because too many were running. */
    public long refused() {
        return shed.get();
    }

    /** Whether no more exchanges may begin. */
    boolean isFull() {
        return Math.max(exchanges.get(), callsRunning.get()) >= limits.maxExchanges();
    }

    void shed() {
        shed.incrementAndGet();
    }

    void opened(Connection connection) {
        open.add(connection);
        if (draining) {
            connection.drain();
        }
    }

    void closed(Connection connection) {
        open.remove(connection);
    }

    void callBegan() {
        callsRunning.incrementAndGet();
    }

    void callEnded() {
        callsRunning.decrementAndGet();
    }

    void began() {
        exchanges.incrementAndGet();
    }

    void ended() {
        exchanges.decrementAndGet();
    }

    boolean isDraining() {
        return draining;
    }

    CallThreads threads() {
        return threads;
    }

    BodyLimits bodies() {
        return bodies;
    }

    ServerLimits limits() {
        return limits;
    }
}

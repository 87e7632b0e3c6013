package ai.agumbe.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The generator's own threads: native epoll where it loads, else NIO. */
public final class EventLoops implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final MultiThreadIoEventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();

    public EventLoops(int threads) {
        group = new MultiThreadIoEventLoopGroup(
                threads, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        for (int thread = 0; thread < threads; thread++) {
            loops.add(group.next());
        }
    }

    int count() {
        return loops.size();
    }

    EventLoop loop(int index) {
        return loops.get(index);
    }

    /** Runs {@code task} on a loop after a while; tasks report their own faults. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void after(long nanos, int loop, Runnable task) {
        loops.get(loop).schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    void connect(int loop, PreparedCall call, Connection connection) {
        new Bootstrap()
                .group(loops.get(loop))
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(connection)
                .connect(call.address())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        connection.broke(String.valueOf(done.cause()));
                    }
                });
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}

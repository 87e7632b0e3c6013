package ai.agumbe.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens, and gives each connection to a site; several ports can share its event loops. */
public final class Server implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final int MAX_LINE = 16_384;
    private static final int MAX_HEADERS = 65_536;
    private static final int READ_BYTES = 65_536;

    private final EventLoopGroup loops;

    public Server() {
        IoHandlerFactory transport = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);
        this.loops = new MultiThreadIoEventLoopGroup(threads, transport);
    }

    /** Opens the port and answers its number, which matters when 0 was asked for. */
    public int listen(String host, int port, Site site) {
        Channel channel = new ServerBootstrap()
                .group(loops)
                .channel(transport())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline().addLast(decoder(), new Connection(site));
                    }
                })
                .bind(host, port)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private static Class<? extends ServerChannel> transport() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private static HttpRequestDecoder decoder() {
        return new HttpRequestDecoder(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxChunkSize(READ_BYTES));
    }

    /** Closes every port and connection and waits, a moment at most, until the event loops ended. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }
}

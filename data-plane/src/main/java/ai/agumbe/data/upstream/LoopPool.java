package ai.agumbe.data.upstream;

import ai.agumbe.data.upstream.UpstreamException.Kind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop, the most recently used first; touched by that loop alone. */
final class LoopPool {
    /** Bodies in few large pieces. */
    private static final HttpDecoderConfig DECODING = new HttpDecoderConfig().setMaxChunkSize(64 << 10);

    private static final int MAX_CONNECTIONS = 8_192;
    private static final int MAX_IDLE_PER_ORIGIN = 1_024;
    private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final EventLoop loop;
    private final Class<? extends SocketChannel> channelType;
    private final ClientTls tls;
    private final Resolver resolver;
    private final Map<Origin, ArrayDeque<UpstreamConnection>> idle = new HashMap<>();
    private int open;

    LoopPool(EventLoop loop, Class<? extends SocketChannel> channelType, ClientTls tls, Resolver resolver) {
        this.loop = loop;
        this.channelType = channelType;
        this.tls = tls;
        this.resolver = resolver;
        loop.scheduleWithFixedDelay(this::closeLongIdle, SWEEP_NANOS, SWEEP_NANOS, TimeUnit.NANOSECONDS);
    }

    void start(UpstreamCall call) {
        call.clock().start();
        UpstreamConnection kept = takeIdle(call.request().origin());
        if (kept != null) {
            kept.carry(call);
        } else {
            startOnFresh(call);
        }
    }

    void startOnFresh(UpstreamCall call) {
        if (open >= MAX_CONNECTIONS) {
            call.fail(new UpstreamException(Kind.UNREACHABLE, "this node has too many open connections to providers"));
            return;
        }
        open++;
        resolver.resolve(call.request().origin().host())
                .whenComplete((address, unknown) -> loop.execute(() -> {
                    if (address == null) {
                        open--;
                        call.fail(unreachable(unknown));
                    } else {
                        connect(call, address);
                    }
                }));
    }

    private void connect(UpstreamCall call, InetAddress address) {
        Origin origin = call.request().origin();
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (origin.tls()) {
                            channel.pipeline()
                                    .addLast(tls.context().newHandler(channel.alloc(), origin.host(), origin.port()));
                        }
                        channel.pipeline().addLast(new HttpResponseDecoder(DECODING));
                    }
                })
                .connect(new InetSocketAddress(address, origin.port()));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                open--;
                call.fail(new UpstreamException(Kind.UNREACHABLE, "the provider refused the connection"));
            } else {
                secure(call, connecting.channel());
            }
        });
    }

    private void secure(UpstreamCall call, Channel channel) {
        SslHandler handshake = channel.pipeline().get(SslHandler.class);
        if (handshake == null) {
            ready(call, channel);
            return;
        }
        handshake.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                ready(call, channel);
            } else {
                open--;
                channel.close();
                call.fail(new UpstreamException(Kind.UNREACHABLE, "the TLS handshake with the provider failed"));
            }
        });
    }

    private void ready(UpstreamCall call, Channel channel) {
        UpstreamConnection connection =
                new UpstreamConnection(channel, call.request().origin(), this);
        channel.pipeline().addLast(connection);
        if (!channel.isActive()) {
            open--;
            call.fail(new UpstreamException(Kind.UNREACHABLE, "the provider closed the connection at once"));
        } else if (call.isOver()) {
            connection.idle();
        } else {
            connection.carry(call);
        }
    }

    private @Nullable UpstreamConnection takeIdle(Origin origin) {
        ArrayDeque<UpstreamConnection> kept = idle.get(origin);
        while (kept != null && !kept.isEmpty()) {
            UpstreamConnection newest = kept.removeLast();
            if (newest.isUsable()) {
                return newest;
            }
        }
        return null;
    }

    void giveBack(UpstreamConnection connection) {
        ArrayDeque<UpstreamConnection> kept = idle.computeIfAbsent(connection.origin(), origin -> new ArrayDeque<>());
        if (kept.size() >= MAX_IDLE_PER_ORIGIN) {
            connection.hangUp();
        } else {
            kept.addLast(connection);
        }
    }

    void closed(UpstreamConnection connection) {
        open--;
        ArrayDeque<UpstreamConnection> kept = idle.get(connection.origin());
        if (kept != null) {
            kept.remove(connection);
            if (kept.isEmpty()) {
                idle.remove(connection.origin());
            }
        }
    }

    private void closeLongIdle() {
        long now = System.nanoTime();
        for (ArrayDeque<UpstreamConnection> kept : idle.values().stream().toList()) {
            while (!kept.isEmpty() && now - kept.peekFirst().idleSinceNanos() > MAX_IDLE_NANOS) {
                kept.removeFirst().hangUp();
            }
        }
    }

    private static UpstreamException unreachable(@Nullable Throwable cause) {
        Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
        return root instanceof UpstreamException known
                ? known
                : new UpstreamException(Kind.UNREACHABLE, "the provider's host name cannot be resolved");
    }
}

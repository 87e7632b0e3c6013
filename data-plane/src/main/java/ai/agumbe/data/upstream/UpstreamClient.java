package ai.agumbe.data.upstream;

import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.model.net.OutboundRule;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.ConcurrentHashMap;

/** Makes calls to origins over pooled connections of the caller's own event loop. */
public final class UpstreamClient {
    private final Class<? extends SocketChannel> channelType;
    private final ClientTls tls;
    private final Resolver resolver;
    private final ConcurrentHashMap<EventLoop, LoopPool> pools = new ConcurrentHashMap<>();

    public UpstreamClient(EventLoops loops, OutboundRule rule) {
        this(loops, rule, Authorities.PUBLIC);
    }

    /** Of origins over TLS, those alone are asked whose names these authorities vouch for. */
    public UpstreamClient(EventLoops loops, OutboundRule rule, Authorities authorities) {
        channelType = loops.clientChannel();
        resolver = new Resolver(rule);
        tls = new ClientTls(authorities);
    }

    /** Makes ready for https, so that the first such call need not wait for it. */
    public void prepareTls() {
        var _ = tls.context();
    }

    /** Sends a request; the thread that calls this is the one that must pull the reply. */
    public UpstreamCall send(OutboundRequest request, Limits limits, EventLoop loop) {
        request.head().end();
        UpstreamCall call = new UpstreamCall(request, limits, loop);
        LoopPool pool = pools.computeIfAbsent(loop, owner -> new LoopPool(owner, channelType, tls, resolver));
        loop.execute(() -> pool.start(call));
        return call;
    }
}

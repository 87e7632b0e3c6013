package ai.agumbe.data.server;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection whose caller may still be talking: we say no more and hear him out for a moment. Hanging up on
 * what he has sent would break his writing before he has read our reply.
 */
final class Farewell {
    private static final long MOMENT_MILLIS = 2_000;

    private Farewell() {}

    /** Begins once the last reply is written; what still comes is the handler's to drop. */
    static void after(ChannelFuture lastReply, ChannelHandlerContext context) {
        lastReply.addListener(written -> {
            if (!written.isSuccess()) {
                context.close();
                return;
            }
            ((DuplexChannel) context.channel()).shutdownOutput();
            context.channel().config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        });
    }
}

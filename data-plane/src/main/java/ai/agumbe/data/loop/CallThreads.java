package ai.agumbe.data.loop;

import io.netty.channel.EventLoop;
import java.lang.reflect.Constructor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the virtual threads on which calls run. See {@code RATIONALE.md} beside this file for why the event loop itself
 * carries them, and what happens where the JDK does not allow it.
 */
public final class CallThreads {
    private static final Logger LOG = LoggerFactory.getLogger(CallThreads.class);

    private final @Nullable Constructor<?> builderOnExecutor;

    private CallThreads(@Nullable Constructor<?> builderOnExecutor) {
        this.builderOnExecutor = builderOnExecutor;
    }

    /** Threads carried by the loops, or by the JDK's own carriers where it keeps that door shut. */
    public static CallThreads carriedByLoops() {
        try {
            Class<?> builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            Constructor<?> onExecutor = builder.getDeclaredConstructor(Executor.class);
            onExecutor.setAccessible(true);
            return new CallThreads(onExecutor);
        } catch (ReflectiveOperationException | RuntimeException shut) {
            LOG.atWarn()
                    .addKeyValue("reason", shut.toString())
                    .log(
                            "virtual threads run on the JDK's carriers; start with --add-opens=java.base/java.lang=ALL-UNNAMED");
            return carriedByTheJdk();
        }
    }

    /** Threads on the JDK's own carriers. */
    public static CallThreads carriedByTheJdk() {
        return new CallThreads(null);
    }

    /** Runs a call that belongs to a connection of this loop. */
    public void start(EventLoop loop, Runnable call) {
        builderOn(loop).unstarted(call).start();
    }

    private Thread.Builder.OfVirtual builderOn(EventLoop loop) {
        Constructor<?> onExecutor = builderOnExecutor;
        if (onExecutor == null) {
            return Thread.ofVirtual();
        }
        try {
            return (Thread.Builder.OfVirtual) onExecutor.newInstance((Executor) loop);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("virtual thread builder: cannot be made any more", impossible);
        }
    }
}

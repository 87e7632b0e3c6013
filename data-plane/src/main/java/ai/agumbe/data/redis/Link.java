package ai.agumbe.data.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connection, and the thread that watches it: it connects, asks whether a lost Redis is back, and connects anew. */
final class Link implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MAX_QUEUED_COMMANDS = 50_000;
    private static final Duration WATCH = Duration.ofMillis(500);
    /** The watch may wait longer than calls do, but a Redis that only just answers it is no help to them. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .build();
    private final RedisClient client = new AsyncClient(resources);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("redis-watch").factory());
    private final List<Script> scripts = new CopyOnWriteArrayList<>();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final RedisURI uri;
    private final Duration timeout;
    private final Presence presence;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    Link(RedisSettings settings, Presence presence) {
        this.uri = settings.uri();
        this.uri.setTimeout(PATIENCE);
        this.timeout = settings.timeout();
        this.presence = presence;
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .requestQueueSize(MAX_QUEUED_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
        watch.scheduleWithFixedDelay(this::look, 0, WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Null while there is none. */
    @Nullable StatefulRedisConnection<String, byte[]> connection() {
        return connection;
    }

    /** Has Redis know the script whenever it is here, so that asking for it never takes a second trip. */
    void learn(Script script) {
        scripts.add(script);
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open != null) {
            var _ = open.async().scriptLoad(script.lua());
        }
    }

    /** Returns once it is known whether there is a Redis, or after a moment. */
    void awaitFirstLook() {
        try {
            boolean _ = looked.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            StatefulRedisConnection<String, byte[]> open = connection;
            if (open == null || !open.isOpen()) {
                presence.lost();
                open = client.connectAsync(CODEC, uri).get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
                for (Script script : scripts) {
                    open.async().scriptLoad(script.lua()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                }
                connection = open;
            }
            if (!presence.isHere()) {
                open.async().ping().get((presence.isYoung() ? PATIENCE : timeout).toMillis(), TimeUnit.MILLISECONDS);
                presence.found();
            }
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            drop();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            looked.countDown();
        }
    }

    /** A connection on which nothing comes back is given up: the other end may have gone without a word. */
    private void drop() {
        StatefulRedisConnection<String, byte[]> dead = connection;
        connection = null;
        if (dead != null) {
            dead.closeAsync();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}

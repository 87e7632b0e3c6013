package ai.agumbe.data.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Redis from the threads of calls: they park for their answer, so that the event loop which carries them goes on, and
 * never for longer than the timeout.
 */
public final class SharedRedis implements AutoCloseable {
    private static final int WORTH_WAITING = 4;
    private static final Duration WHILE_YOUNG = Duration.ofSeconds(1);

    private final @Nullable Link link;
    private final Presence presence;
    private final Duration timeout;

    private SharedRedis(@Nullable Link link, Presence presence, Duration timeout) {
        this.link = link;
        this.presence = presence;
        this.timeout = timeout;
    }

    public static SharedRedis at(RedisSettings settings, MeterRegistry metrics) {
        Presence presence = new Presence(metrics);
        return new SharedRedis(new Link(settings, presence), presence, settings.timeout());
    }

    /** For a node that has none: it is always away. */
    public static SharedRedis none(MeterRegistry metrics) {
        return new SharedRedis(null, new Presence(metrics), Duration.ZERO);
    }

    /** Has Redis know these before they are needed; to be said when the node starts. */
    public void learn(Script... scripts) {
        if (link != null) {
            List.of(scripts).forEach(link::learn);
        }
    }

    /** Whether it answered when it was asked last. */
    public boolean isHere() {
        return presence.isHere();
    }

    /** What the script returns; empty when Redis is away, too slow, or refuses. */
    public Optional<List<byte[]>> run(Script script, List<String> keys, byte[]... arguments) {
        return answer(ask(script, keys, arguments), timeout);
    }

    /**
     * As {@link #run}, for what is less exact without it: waits longer, and longer yet while this process is so young that it
     * is itself what is slow.
     */
    public Optional<List<byte[]>> decide(Script script, List<String> keys, byte[]... arguments) {
        if (link != null && presence.isYoung()) {
            link.awaitFirstLook();
            return answer(ask(script, keys, arguments), WHILE_YOUNG);
        }
        return answer(ask(script, keys, arguments), timeout.multipliedBy(WORTH_WAITING));
    }

    private Optional<List<byte[]>> answer(@Nullable CompletableFuture<List<byte[]>> asked, Duration patience) {
        if (asked == null) {
            return Optional.empty();
        }
        try {
            List<byte[]> answer = asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            presence.answered();
            return Optional.of(answer);
        } catch (TimeoutException slow) {
            presence.timedOut();
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Has the script run, if that can be, without waiting for it. */
    public void tell(Script script, List<String> keys, byte[]... arguments) {
        ask(script, keys, arguments);
    }

    /** Null when Redis is away. */
    private @Nullable CompletableFuture<List<byte[]>> ask(Script script, List<String> keys, byte[]... arguments) {
        if (link == null || !presence.mayBeAsked()) {
            return null;
        }
        StatefulRedisConnection<String, byte[]> connection = link.connection();
        if (connection == null) {
            return null;
        }
        RedisAsyncCommands<String, byte[]> redis = connection.async();
        String[] names = keys.toArray(String[]::new);
        return redis.<List<byte[]>>evalsha(script.sha1(), ScriptOutputType.MULTI, names, arguments)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> isUnknownScript(failure)
                        ? redis.<List<byte[]>>eval(script.lua(), ScriptOutputType.MULTI, names, arguments)
                                .toCompletableFuture()
                        : CompletableFuture.failedFuture(failure))
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        note(failure);
                    }
                });
    }

    private void note(Throwable failure) {
        if (cause(failure) instanceof RedisCommandExecutionException) {
            presence.refused();
        } else {
            presence.broke();
        }
    }

    private static boolean isUnknownScript(Throwable failure) {
        return cause(failure) instanceof RedisNoScriptException;
    }

    private static Throwable cause(Throwable failure) {
        Throwable inner = failure.getCause();
        return failure instanceof CompletionException && inner != null ? inner : failure;
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}

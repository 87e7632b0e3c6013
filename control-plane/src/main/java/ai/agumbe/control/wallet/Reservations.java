package ai.agumbe.control.wallet;

import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.money.NanoUsd;
import ai.agumbe.model.spend.SpendKey;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What running calls hold, as data planes keep it in Redis; empty when there is none or it does not answer. */
@Singleton
final class Reservations {
    private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long MOST_CALLS = 100_000;

    private final Optional<RedisURI> uri;
    private final InstantSource clock;
    private @Nullable RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;

    Reservations(ControlSettings settings, InstantSource clock) {
        this.uri = settings.redis().map(RedisURI::create);
        this.clock = clock;
        uri.ifPresent(known -> known.setTimeout(PATIENCE));
    }

    synchronized Optional<BigDecimal> heldOf(SpendKey window) {
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        try {
            Range<Long> notOver = Range.from(Range.Boundary.excluding(clock.millis()), Range.Boundary.unbounded());
            List<String> running = connected(uri.get())
                    .sync()
                    .zrangebyscore(window.heldPlace(), notOver, io.lettuce.core.Limit.create(0, MOST_CALLS));
            return Optional.of(NanoUsd.dollars(
                    running.stream().mapToLong(Reservations::nanoUsd).sum()));
        } catch (RedisException away) {
            LOG.atWarn()
                    .addKeyValue("reason", away.getClass().getSimpleName())
                    .log("redis does not say what calls hold");
            return Optional.empty();
        }
    }

    private static long nanoUsd(String call) {
        String[] parts = call.split(":", -1);
        return parts.length < 3 ? 0 : Long.parseLong(parts[parts.length - 2]);
    }

    private StatefulRedisConnection<String, String> connected(RedisURI known) {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            client = client == null ? RedisClient.create() : client;
            open = client.connect(known);
            connection = open;
        }
        return open;
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.shutdown(Duration.ZERO, PATIENCE);
        }
    }
}

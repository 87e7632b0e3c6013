package ai.agumbe.data.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;

/**
 * Where Redis is, and how long a call may wait for it.
 *
 * @param url {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} for TLS
 */
public record RedisSettings(String url, Duration timeout) {
    /** Refuses an URL that names no Redis. */
    public RedisSettings {
        RedisURI.create(url);
    }

    RedisURI uri() {
        return RedisURI.create(url);
    }

    @Override
    public String toString() {
        return "RedisSettings[***]";
    }
}

package ai.agumbe.data.limit;

import ai.agumbe.model.config.Limits;
import ai.agumbe.model.guard.SettingNames;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is limited. */
enum Measure {
    REQUESTS_PER_MINUTE(Duration.ofMinutes(1), SettingNames.REQUESTS_PER_MINUTE),
    REQUESTS_PER_HOUR(Duration.ofHours(1), SettingNames.REQUESTS_PER_HOUR),
    TOKENS_PER_MINUTE(Duration.ofMinutes(1), SettingNames.TOKENS_PER_MINUTE),
    /** Calls at once: they are leased, not counted over time. */
    CONCURRENCY(Duration.ZERO, SettingNames.MAX_CONCURRENCY);

    private final Duration window;
    private final String setting;

    Measure(Duration window, String setting) {
        this.window = window;
        this.setting = setting;
    }

    Duration window() {
        return window;
    }

    /** As policies call it. */
    String setting() {
        return setting;
    }

    /** Null for no limit. */
    @Nullable Integer of(Limits limits) {
        return switch (this) {
            case REQUESTS_PER_MINUTE -> limits.requestsPerMinute();
            case REQUESTS_PER_HOUR -> limits.requestsPerHour();
            case TOKENS_PER_MINUTE -> limits.tokensPerMinute();
            case CONCURRENCY -> limits.maxConcurrency();
        };
    }

    boolean isOfRequests() {
        return this == REQUESTS_PER_MINUTE || this == REQUESTS_PER_HOUR;
    }

    /** What one call takes of it. */
    long cost(long tokens) {
        return this == TOKENS_PER_MINUTE ? tokens : 1;
    }
}

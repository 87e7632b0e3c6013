package ai.agumbe.data.auth;

import ai.agumbe.data.config.ConfigStatus;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Whether this node's config is young enough to decide by; without a limit it always is. */
public final class ConfigFreshness {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ConfigStatus status;
    private final Optional<Duration> limit;
    private final InstantSource clock;

    public ConfigFreshness(ConfigStatus status, Optional<Duration> limit, InstantSource clock) {
        this.status = status;
        this.limit = limit;
        this.clock = clock;
    }

    /** Refuses every call once the config has not been heard for longer than the limit. */
    public void check() {
        if (limit.isPresent() && isOlderThan(limit.get())) {
            throw GatewayException.untilLater(
                    ErrorCode.CONTROL_PLANE_UNAVAILABLE,
                    "This node has not heard its configuration for too long and refuses calls until it does"
                            + " (AGUMBE_MAX_CONFIG_STALENESS). Try another node.",
                    SOON);
        }
    }

    private boolean isOlderThan(Duration allowed) {
        return status.heardAt()
                .map(heard -> heard.plus(allowed).isBefore(clock.instant()))
                .orElse(true);
    }
}

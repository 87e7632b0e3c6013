package ai.agumbe.data.route;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Leave to ask once along a lane. Whoever has it tells how it went; the first word counts. Used by one thread. */
final class Pass implements Turn {
    /** However long a provider wants to be left alone, it is asked again after this: quotas are raised, too. */
    static final Duration LONGEST_COOLING = Duration.ofMinutes(10);

    private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Lanes lanes;
    private final Lane lane;
    private final @Nullable Credential credential;
    private final int era;
    private boolean told;

    Pass(Lanes lanes, Lane lane, @Nullable Credential credential, int era) {
        this.lanes = lanes;
        this.lane = lane;
        this.credential = credential;
        this.era = era;
    }

    Lane lane() {
        return lane;
    }

    /** Null for providers that ask for none. */
    @Nullable Credential credential() {
        return credential;
    }

    /** A stream's first content is here. */
    void answering() {
        told |= lane.breaker().probeAnswered(era, lanes.now());
    }

    void succeeded() {
        if (!told) {
            told = true;
            lane.breaker().succeeded(era, lanes.now());
        }
    }

    void failed(Failure failure) {
        long now = lanes.now();
        rest(failure, now);
        if (!failure.fault().isProvidersOwn()) {
            spared();
        } else if (!told) {
            told = true;
            if (lane.breaker().failed(era, now)) {
                lanes.opened(lane);
            }
        }
    }

    /** What became of it says nothing about the provider. */
    void spared() {
        if (!told) {
            told = true;
            lane.breaker().spared(era);
        }
    }

    private void rest(Failure failure, long now) {
        Duration asked = failure.retryAfter();
        if (failure.fault() == Fault.RATE_LIMITED && asked != null) {
            Duration cooling = asked.compareTo(LONGEST_COOLING) < 0 ? asked : LONGEST_COOLING;
            lane.coolUntil(now + cooling.toNanos());
        } else if (failure.fault() == Fault.CREDENTIAL_REJECTED) {
            lane.avoidUntil(now + AVOIDED_NANOS);
        }
    }
}

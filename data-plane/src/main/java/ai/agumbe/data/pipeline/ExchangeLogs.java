package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.model.id.UuidV7;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Begins an exchange's log. */
@Singleton
final class ExchangeLogs {
    private final Openings openings;
    private final RefusedCalls refusals;
    private final ExchangeMetrics metrics;
    private final InstantSource clock;
    private final UuidV7 ids;

    ExchangeLogs(Openings openings, RefusedCalls refusals, ExchangeMetrics metrics, InstantSource clock) {
        this.openings = openings;
        this.refusals = refusals;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = new UuidV7(clock);
    }

    ExchangeLog begin(InferenceCall call, Caller caller) {
        return new ExchangeLog(new ExchangeIdentity(ids.next(), clock, call, caller), openings, refusals, metrics);
    }
}

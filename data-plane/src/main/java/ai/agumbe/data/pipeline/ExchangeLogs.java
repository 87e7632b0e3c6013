package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.remote.ServedCall;
import ai.agumbe.model.id.UuidV7;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

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

    /** That of a call that came in. */
    ExchangeLog begin(InferenceCall call, Caller caller) {
        return begin(ids.next(), Occasion.of(call), caller, call);
    }

    /** That of an exchange which serves another one. */
    ExchangeLog serving(ServedCall served, String kind, CallerLine line) {
        UUID id = ids.next();
        Occasion occasion = new Occasion(id.toString(), served.requestId(), kind, null, System.nanoTime());
        return begin(id, occasion, served.caller(), line);
    }

    private ExchangeLog begin(UUID id, Occasion occasion, Caller caller, CallerLine line) {
        ExchangeIdentity identity = new ExchangeIdentity(id, clock, occasion, caller);
        return new ExchangeLog(identity, new ExchangeLine(line), openings, refusals, metrics);
    }
}

package ai.agumbe.data.limit;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.redis.SharedRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Lets calls in as long as they fit in what limits their key, app and tenant. Asks Redis only when something does, once for all
 * limits, and decides alone while Redis is away.
 */
public final class Gate implements AutoCloseable {
    private static final String BY_REDIS = "redis";
    private static final String BY_NODE = "node";

    private final SharedWindows shared;
    private final NodeWindows ofNode;
    private final Leases leases = new Leases();
    private final MeterRegistry metrics;
    private volatile boolean alone;

    /** @param liveNodes among how many nodes a limit is divided while they cannot share it */
    public Gate(SharedRedis redis, IntSupplier liveNodes, InstantSource clock, MeterRegistry metrics) {
        this.shared = new SharedWindows(redis, SharedWindows.ITS_OWN);
        this.ofNode = new NodeWindows(liveNodes, clock);
        this.metrics = metrics;
        metrics.gauge("agumbe.limits.alone", this, gate -> gate.alone ? 1 : 0);
        metrics.gauge("agumbe.limits.leases", leases, Leases::count);
        metrics.gauge("agumbe.nodes.live", liveNodes, IntSupplier::getAsInt);
    }

    /** @param tokens the estimate of what the call will take */
    public Verdict admit(Caller caller, String app, long tokens) {
        List<Bound> bounds = Bounds.of(caller, app);
        if (bounds.isEmpty()) {
            return new Verdict.Admitted(Admission.FREE, null);
        }
        Charge charge = new Charge(UUID.randomUUID().toString(), bounds, tokens);
        Optional<Decision> answer = shared.take(charge);
        alone = answer.isEmpty();
        return answer.map(decision ->
                        verdict(charge, decision, BY_REDIS, new Holding.Shared(charge, decision.atMillis(), shared)))
                .orElseGet(() -> decideAlone(charge));
    }

    private Verdict decideAlone(Charge charge) {
        Decision decision = ofNode.take(charge);
        if (!decision.isGranted()) {
            // Should Redis have let it in although we did not hear so.
            shared.release(charge);
        }
        return verdict(charge, decision, BY_NODE, new Holding.OfNode(charge, decision.atMillis(), ofNode, shared));
    }

    private Verdict verdict(Charge charge, Decision decision, String by, Holding holding) {
        Allowance left = Allowance.of(charge.bounds(), decision.standings());
        count(by, decision.isGranted() ? "granted" : "refused").increment();
        if (!decision.isGranted()) {
            return new Verdict.Refused(Refusals.of(charge, decision), left);
        }
        return new Verdict.Admitted(Admission.of(charge.holdsLeases() ? leases.renewed(holding) : holding), left);
    }

    /** What is left to a caller of each limit that holds for it. Takes nothing. */
    public List<Remaining> remaining(Caller caller, String app) {
        List<Bound> bounds = Bounds.of(caller, app);
        if (bounds.isEmpty()) {
            return List.of();
        }
        Charge nothing = new Charge("", bounds, 0);
        Decision seen = shared.look(nothing).orElseGet(() -> ofNode.look(nothing));
        List<Remaining> remaining = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            remaining.add(Remaining.of(bounds.get(i), seen.standings().get(i)));
        }
        return remaining;
    }

    private Counter count(String by, String outcome) {
        return metrics.counter("agumbe.limits.decisions", "by", by, "outcome", outcome);
    }

    @Override
    public void close() {
        leases.close();
    }
}

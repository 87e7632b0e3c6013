package ai.agumbe.data.limit;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.spend.Counted;
import ai.agumbe.model.spend.SpendKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Lets calls in as long as they fit in what limits their key, app and tenant, and in what these may spend. Asks Redis only when
 * something does, once for all of it, and decides alone while Redis is away.
 */
public final class Gate implements AutoCloseable {
    private final SharedLimits shared;
    private final NodeWindows windows;
    private final NodePurses purses;
    private final Function<SpendKey, Counted> counted;
    private final Leases leases = new Leases();
    private final GateMeters meters;
    private final InstantSource clock;

    /** Why a node may not know everything, and what it knows then. */
    public record Surroundings(IntSupplier liveNodes, Function<SpendKey, Counted> counted, InstantSource clock) {}

    public Gate(SharedRedis redis, Surroundings around, MeterRegistry metrics) {
        this.shared = new SharedLimits(redis, SharedLimits.ITS_OWN, around.clock());
        this.windows = new NodeWindows(around.liveNodes(), around.clock());
        this.purses = new NodePurses(around.liveNodes());
        this.counted = around.counted();
        this.clock = around.clock();
        this.meters = new GateMeters(metrics);
        metrics.gauge("agumbe.limits.leases", leases, Leases::count);
        metrics.gauge("agumbe.nodes.live", around.liveNodes(), IntSupplier::getAsInt);
    }

    /** @param need the estimate of what the call will take */
    public Verdict admit(Caller caller, String app, Amount need, Instant startedAt) {
        return admit(caller, app, need, startedAt, Bounds.of(caller, app));
    }

    /** A call that serves another one, which was let in: it takes tokens and money, and no room beside that one. */
    public Verdict admitServing(Caller caller, String app, Amount need, Instant startedAt) {
        List<Bound> bounds = Bounds.of(caller, app).stream()
                .filter(bound -> bound.measure() == Measure.TOKENS_PER_MINUTE)
                .toList();
        return admit(caller, app, need, startedAt, bounds);
    }

    private Verdict admit(Caller caller, String app, Amount need, Instant startedAt, List<Bound> bounds) {
        List<Purse> paidFrom = purses.informed(Purses.of(caller, app, startedAt, counted));
        if (bounds.isEmpty() && paidFrom.isEmpty()) {
            return new Verdict.Admitted(Admission.FREE, null);
        }
        Charge charge = new Charge(UUID.randomUUID().toString(), bounds, paidFrom, need);
        Optional<Decision> answer = shared.take(charge);
        meters.alone(answer.isEmpty());
        return answer.map(decision -> decided(charge, decision)).orElseGet(() -> decideAlone(charge));
    }

    private Verdict decided(Charge charge, Decision decision) {
        meters.corrected(decision.balances());
        if (decision.isGranted()) {
            purses.took(charge, decision, clock.instant());
        }
        Holding holding = new Holding.Shared(charge, decision.atMillis(), shared, purses);
        return verdict(charge, decision, GateMeters.BY_REDIS, holding);
    }

    private Verdict decideAlone(Charge charge) {
        Decision decision = alone(charge);
        if (!decision.isGranted()) {
            // Should Redis have let it in although we did not hear so.
            shared.release(charge, Amount.NONE, Instant.EPOCH);
        }
        Holding holding = new Holding.OfNode(charge, decision.atMillis(), windows, purses, shared);
        return verdict(charge, decision, GateMeters.BY_NODE, holding);
    }

    private Decision alone(Charge charge) {
        Decision paid = purses.take(charge);
        if (!paid.isGranted()) {
            Decision seen = windows.look(charge);
            return new Decision(paid.refusedBy(), 0, seen.atMillis(), seen.standings(), paid.balances());
        }
        Decision decision = windows.take(charge);
        if (!decision.isGranted()) {
            purses.settle(charge, Amount.NONE, Instant.EPOCH);
        }
        return decision;
    }

    private Verdict verdict(Charge charge, Decision decision, String by, Holding holding) {
        Allowance left = Allowance.of(charge.bounds(), decision.standings());
        meters.decided(by, decision.isGranted());
        if (!decision.isGranted()) {
            return new Verdict.Refused(Refusals.of(charge, decision), left);
        }
        return new Verdict.Admitted(Admission.of(charge.holdsLeases() ? leases.renewed(holding) : holding), left);
    }

    /** What is left to a caller of each limit and budget that holds for it. Takes nothing. */
    public Outlook outlook(Caller caller, String app) {
        List<Bound> bounds = Bounds.of(caller, app);
        Instant now = clock.instant();
        List<Purse> hard = Purses.of(caller, app, now, counted);
        List<Purse> soft = Purses.of(caller, app, now, counted, false);
        if (bounds.isEmpty() && hard.isEmpty()) {
            return Outlook.of(List.of(), List.of(), soft, purses.balances(soft));
        }
        Charge nothing = new Charge("", bounds, hard, Amount.NONE);
        Decision seen = shared.look(nothing)
                .orElseGet(() -> new Decision(-1, 0, 0, windows.look(nothing).standings(), purses.balances(hard)));
        meters.corrected(seen.balances());
        return Outlook.of(bounds, seen.standings(), hard, seen.balances())
                .and(Outlook.of(List.of(), List.of(), soft, purses.balances(soft)));
    }

    @Override
    public void close() {
        leases.close();
    }
}

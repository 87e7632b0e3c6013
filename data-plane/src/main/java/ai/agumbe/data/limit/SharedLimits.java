package ai.agumbe.data.limit;

import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.spend.Counted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The windows, leases and purses that all nodes share: all of a call's are looked at, and taken from, in one step. */
final class SharedLimits {
    /** When to come back to calls that run for nobody knows how long. */
    static final long RETRY_MILLIS = 1_000;

    /** After which a dead node's calls run no more, and hold nothing. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** For the time that Redis has itself, which is one for all nodes. */
    static final LongSupplier ITS_OWN = () -> 0;

    private static final int HEAD = 3;

    private final SharedRedis redis;
    private final LongSupplier clock;
    private final InstantSource wall;

    /** @param wall tells how long to keep things for */
    SharedLimits(SharedRedis redis, LongSupplier clock, InstantSource wall) {
        this.redis = redis;
        this.clock = clock;
        this.wall = wall;
        redis.learn(Scripts.TAKE, Scripts.SETTLE, Scripts.RENEW);
    }

    /** Empty when Redis does not say. */
    Optional<Decision> take(Charge charge) {
        return decide(charge, charge.id());
    }

    /** What there is; takes nothing. */
    Optional<Decision> look(Charge charge) {
        return decide(charge, "");
    }

    private Optional<Decision> decide(Charge charge, String id) {
        Arguments arguments = begin(charge, id, LEASE.toMillis());
        for (Bound bound : charge.bounds()) {
            arguments.add(bound.measure().window().toMillis());
            arguments.add(bound.limit());
            arguments.add(charge.costOf(bound));
        }
        for (Purse purse : charge.purses()) {
            Counted counted = purse.counted();
            arguments.add(purse.allotment().nanoUsd());
            arguments.add(purse.allotment().tokens());
            arguments.add(charge.need());
            arguments.add(counted.revision());
            arguments.add(counted.completeTo());
            arguments.add(counted.complete());
            arguments.add(counted.atLeast());
            arguments.add(purse.kept(wall.instant()).toMillis());
        }
        return redis.decide(Scripts.TAKE, places(charge), arguments.all())
                .map(reply -> decision(reply, charge.bounds().size()));
    }

    private static Decision decision(List<byte[]> reply, int bounds) {
        List<Standing> standings = new ArrayList<>();
        int at = HEAD;
        for (; at < HEAD + 2 * bounds; at += 2) {
            standings.add(new Standing(number(reply, at), number(reply, at + 1)));
        }
        List<Balance> balances = new ArrayList<>();
        for (; at + 4 < reply.size(); at += 5) {
            Amount spent = new Amount(number(reply, at), number(reply, at + 1));
            Amount held = new Amount(number(reply, at + 2), number(reply, at + 3));
            balances.add(new Balance(spent, held, number(reply, at + 4)));
        }
        return new Decision((int) number(reply, 0) - 1, number(reply, 1), number(reply, 2), standings, balances);
    }

    /** The call has ended, having sold so much. */
    void settle(Charge charge, long atMillis, Amount sold, Instant endedAt) {
        long difference = sold.tokens() - charge.need().tokens();
        List<Bound> open = charge.bounds().stream()
                .filter(bound -> !bound.measure().isOfRequests())
                .filter(bound -> difference != 0 || bound.isOfRunningCalls())
                .toList();
        if (open.isEmpty() && charge.purses().isEmpty()) {
            return;
        }
        Charge told = new Charge(charge.id(), open, charge.purses(), charge.need());
        Arguments arguments = begin(told, charge.id(), atMillis);
        for (Bound bound : open) {
            arguments.add(bound.measure().window().toMillis());
            arguments.add(difference);
        }
        for (Purse purse : charge.purses()) {
            arguments.add(charge.need());
            arguments.add(sold);
            arguments.add(endedAt.getEpochSecond());
            arguments.add(purse.kept(wall.instant()).toMillis());
        }
        redis.tell(Scripts.SETTLE, places(told), arguments.all());
    }

    /** The call still runs. */
    void renew(Charge charge) {
        Charge leases = charge.leases();
        Arguments arguments = begin(leases, charge.id(), LEASE.toMillis());
        for (Purse _ : charge.purses()) {
            arguments.add(charge.need());
        }
        redis.tell(Scripts.RENEW, places(leases), arguments.all());
    }

    /** The call runs no more; of what it took nothing but its cost is told. */
    void release(Charge charge, Amount sold, Instant endedAt) {
        if (charge.holdsLeases()) {
            settle(charge.leases(), 0, sold, endedAt);
        }
    }

    private Arguments begin(Charge charge, String id, long own) {
        Arguments arguments = new Arguments();
        arguments.add(clock.getAsLong());
        arguments.add(id);
        arguments.add(own);
        arguments.add(charge.bounds().size());
        return arguments;
    }

    private static List<String> places(Charge charge) {
        List<String> places = new ArrayList<>();
        charge.bounds().forEach(bound -> places.add(bound.place()));
        for (Purse purse : charge.purses()) {
            places.add(purse.window().place());
            places.add(purse.window().heldPlace());
            places.add(purse.window().place() + ":late");
        }
        return places;
    }

    private static long number(List<byte[]> reply, int at) {
        return Long.parseLong(new String(reply.get(at), StandardCharsets.US_ASCII));
    }
}

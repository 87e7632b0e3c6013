package ai.agumbe.data.limit;

import ai.agumbe.data.redis.SharedRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The windows and leases that all nodes share: all limits of a call are looked at, and taken from, in one step. */
final class SharedWindows {
    /** When to come back to calls that run for nobody knows how long. */
    static final long RETRY_MILLIS = 1_000;

    /** After which a dead node's calls run no more. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** For the time that Redis has itself, which is one for all nodes. */
    static final LongSupplier ITS_OWN = () -> 0;

    private static final int HEAD = 3;

    private final SharedRedis redis;
    private final LongSupplier clock;

    SharedWindows(SharedRedis redis, LongSupplier clock) {
        this.redis = redis;
        this.clock = clock;
        redis.learn(Scripts.TAKE, Scripts.SETTLE, Scripts.RENEW);
    }

    /** Empty when Redis does not say. */
    Optional<Decision> take(Charge charge) {
        return redis.decide(Scripts.TAKE, places(charge.bounds()), taking(charge, charge.id()))
                .map(SharedWindows::decision);
    }

    /** What the limits hold; takes nothing. */
    Optional<Decision> look(Charge charge) {
        return redis.decide(Scripts.TAKE, places(charge.bounds()), taking(charge, ""))
                .map(SharedWindows::decision);
    }

    private byte[][] taking(Charge charge, String id) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(number(clock.getAsLong()));
        arguments.add(text(id));
        arguments.add(number(LEASE.toMillis()));
        for (Bound bound : charge.bounds()) {
            arguments.add(number(bound.measure().window().toMillis()));
            arguments.add(number(bound.limit()));
            arguments.add(number(charge.costOf(bound)));
        }
        return arguments.toArray(byte[][]::new);
    }

    private static Decision decision(List<byte[]> reply) {
        List<Standing> standings = new ArrayList<>();
        for (int i = HEAD; i + 1 < reply.size(); i += 2) {
            standings.add(new Standing(number(reply, i), number(reply, i + 1)));
        }
        return new Decision((int) number(reply, 0) - 1, number(reply, 1), number(reply, 2), standings);
    }

    /** The call has ended, having taken so many tokens more than was thought. */
    void settle(Charge charge, long atMillis, long difference) {
        List<Bound> open = charge.bounds().stream()
                .filter(bound -> !bound.measure().isOfRequests())
                .filter(bound -> difference != 0 || bound.measure() == Measure.CONCURRENCY)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(number(clock.getAsLong()));
        arguments.add(text(charge.id()));
        arguments.add(number(atMillis));
        for (Bound bound : open) {
            arguments.add(number(bound.measure().window().toMillis()));
            arguments.add(number(difference));
        }
        redis.tell(Scripts.SETTLE, places(open), arguments.toArray(byte[][]::new));
    }

    /** The call still runs. */
    void renew(Charge charge) {
        redis.tell(
                Scripts.RENEW,
                places(leases(charge)),
                number(clock.getAsLong()),
                text(charge.id()),
                number(LEASE.toMillis()));
    }

    /** The call runs no more; nothing else is said of it. */
    void release(Charge charge) {
        if (charge.holdsLeases()) {
            settle(new Charge(charge.id(), leases(charge), 0), 0, 0);
        }
    }

    private static List<Bound> leases(Charge charge) {
        return charge.bounds().stream()
                .filter(bound -> bound.measure() == Measure.CONCURRENCY)
                .toList();
    }

    private static List<String> places(List<Bound> bounds) {
        return bounds.stream().map(Bound::place).toList();
    }

    private static long number(List<byte[]> reply, int at) {
        return Long.parseLong(new String(reply.get(at), StandardCharsets.US_ASCII));
    }

    private static byte[] number(long number) {
        return text(Long.toString(number));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

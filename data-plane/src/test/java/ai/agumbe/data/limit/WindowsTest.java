package ai.agumbe.data.limit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.redis.RedisSettings;
import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.spend.Amount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows and leases by themselves: against a model that remembers everything, and Redis' against the node's own. */
class WindowsTest {
    private static final RealRedis REDIS = new RealRedis();
    private static final SharedRedis CONNECTED =
            SharedRedis.at(new RedisSettings(REDIS.url(), Duration.ofSeconds(5)), new SimpleMeterRegistry());
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
    private final NodeWindows ofNode = new NodeWindows(() -> 1, () -> Instant.ofEpochMilli(now.get()));
    private final SharedLimits shared = new SharedLimits(CONNECTED, now::get, () -> Instant.ofEpochMilli(now.get()));
    private final String tenant = UUID.randomUUID().toString();

    @BeforeAll
    static void redisIsHere() {
        Eventually.holds(CONNECTED::isHere);
    }

    @AfterAll
    static void stopRedis() {
        CONNECTED.close();
        REDIS.close();
    }

    private record Taken(long at, long cost) {}

    @Test
    void aWindowNeverGivesMoreThanItsLimitAndHoldsBackForASixtiethAtMost() {
        for (int seed = 0; seed < 200; seed++) {
            Random chance = new Random(seed);
            SlidingWindow window = new SlidingWindow(MINUTE);
            List<Taken> all = new ArrayList<>();
            long limit = 1L + chance.nextInt(40);
            for (int i = 0; i < 300; i++) {
                now.addAndGet(chance.nextInt(chance.nextBoolean() ? 200 : 8_000));
                long at = now.get();
                long cost = 1L + chance.nextInt(3);

                long used = window.used(at);

                assertThat(used).as("seed " + seed).isBetween(sum(all, at, MINUTE), sum(all, at, MINUTE + MINUTE / 60));
                if (used + cost <= limit) {
                    window.take(at, cost);
                    all.add(new Taken(at, cost));
                } else if (cost <= limit) {
                    long wait = window.waitMillis(at, cost, limit);
                    assertThat(wait).isBetween(1L, MINUTE);
                    assertThat(window.used(at + wait - 1) + cost).isGreaterThan(limit);
                }
            }
        }
    }

    private static long sum(List<Taken> all, long now, long window) {
        return all.stream()
                .filter(taken -> taken.at() + window > now)
                .mapToLong(Taken::cost)
                .sum();
    }

    @Test
    void redisDecidesAsTheNodeDoes() {
        for (int seed = 0; seed < 30; seed++) {
            Random chance = new Random(seed);
            List<Bound> bounds = List.of(
                    bound("k" + seed, Measure.REQUESTS_PER_MINUTE, 1 + chance.nextInt(12)),
                    bound("t" + seed, Measure.REQUESTS_PER_HOUR, 5 + chance.nextInt(40)),
                    bound("k" + seed, Measure.TOKENS_PER_MINUTE, 50 + chance.nextInt(500)),
                    bound("a" + seed, Measure.CONCURRENCY, 1 + chance.nextInt(4)));
            List<Charge> running = new ArrayList<>();
            List<Long> since = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                now.addAndGet(chance.nextInt(chance.nextInt(10) == 0 ? 9_000 : 400));
                Charge charge = charge("c" + i, bounds, 1 + chance.nextInt(60));

                Decision expected = ofNode.take(charge);

                assertThat(shared.take(charge))
                        .as("seed " + seed + ", call " + i)
                        .contains(expected);
                if (expected.isGranted()) {
                    running.add(charge);
                    since.add(expected.atMillis());
                }
                while (running.size() > chance.nextInt(4)) {
                    int which = chance.nextInt(running.size());
                    long difference = chance.nextInt(60) - 40L;
                    Charge ended = running.remove(which);
                    long at = since.remove(which);
                    ofNode.settle(ended, at, difference);
                    settle(ended, at, difference);
                }
                running.forEach(shared::renew);
            }
        }
    }

    private Bound bound(String holder, Measure measure, int limit) {
        return new Bound(Level.KEY, tenant, holder, measure, limit);
    }

    private static Charge charge(String id, List<Bound> bounds, long tokens) {
        return new Charge(id, bounds, List.of(), new Amount(0, tokens));
    }

    private void settle(Charge charge, long at, long difference) {
        shared.settle(charge, at, new Amount(0, charge.need().tokens() + difference), Instant.EPOCH);
    }

    private Charge call(Bound bound) {
        return charge(UUID.randomUUID().toString(), List.of(bound), 10);
    }

    private boolean fits(Bound bound) {
        return shared.take(call(bound)).orElseThrow().isGranted();
    }

    @Test
    void theLeasesOfADeadNodeEndAndThoseOfALivingOneDoNot() {
        Bound two = bound("leases", Measure.CONCURRENCY, 2);
        Charge alive = call(two);
        assertThat(shared.take(alive).orElseThrow().isGranted()).isTrue();
        assertThat(fits(two)).isTrue();
        assertThat(fits(two)).isFalse();

        now.addAndGet(SharedLimits.LEASE.toMillis() - 1);
        assertThat(fits(two)).isFalse();
        shared.renew(alive);
        now.addAndGet(1);

        assertThat(fits(two)).as("in the dead one's place").isTrue();
        assertThat(fits(two)).isFalse();
    }

    @Test
    void whatRedisHasLostIsThereAgainWhenItIsRenewed() {
        Bound one = bound("lost", Measure.CONCURRENCY, 1);
        Charge running = call(one);
        assertThat(shared.take(running).orElseThrow().isGranted()).isTrue();

        REDIS.look(redis -> redis.flushall());
        shared.renew(running);

        assertThat(fits(one)).isFalse();
        settle(running, 0, 0);
        assertThat(fits(one)).isTrue();
    }

    @Test
    void tokensAreSettledWhereTheyWereTaken() {
        Bound bound = bound("tokens", Measure.TOKENS_PER_MINUTE, 100);
        Charge first = charge("first", List.of(bound), 100);
        long at = shared.take(first).orElseThrow().atMillis();
        now.addAndGet(20_000);
        assertThat(fits(bound)).isFalse();

        settle(first, at, -90);

        assertThat(fits(bound)).isTrue();
        assertThat(shared.look(call(bound)).orElseThrow().standings().getFirst().used())
                .isEqualTo(20);
        now.addAndGet(41_000);
        assertThat(shared.look(call(bound)).orElseThrow().standings().getFirst().used())
                .as("the first has left the window, with what was corrected of it")
                .isEqualTo(10);
        settle(first, at, 50);
        assertThat(shared.look(call(bound)).orElseThrow().standings().getFirst().used())
                .isEqualTo(10);
    }

    @Test
    void nothingOfARefusedCallIsTaken() {
        Bound wide = bound("wide", Measure.REQUESTS_PER_MINUTE, 10);
        Bound narrow = bound("narrow", Measure.REQUESTS_PER_HOUR, 1);
        Charge both = charge("both", List.of(wide, narrow), 1);
        assertThat(shared.take(both).orElseThrow().isGranted()).isTrue();

        Decision refused = shared.take(both).orElseThrow();

        assertThat(refused.refusedBy()).isEqualTo(1);
        assertThat(refused.waitMillis()).isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(refused.standings()).extracting(Standing::used).containsExactly(1L, 1L);
    }

    @Test
    void alikeNodesShareWhatTheyCannotCountTogetherAndEachMayAlwaysDoSomething() {
        NodeWindows ofThree = new NodeWindows(() -> 3, () -> Instant.ofEpochMilli(now.get()));
        Bound ten = bound("ten", Measure.REQUESTS_PER_MINUTE, 10);
        Bound two = bound("two", Measure.REQUESTS_PER_MINUTE, 2);

        assertThat(granted(ofThree, ten)).isEqualTo(3);
        assertThat(granted(ofThree, two)).isEqualTo(1);
    }

    private int granted(NodeWindows windows, Bound bound) {
        int granted = 0;
        for (int i = 0; i < 20; i++) {
            granted += windows.take(call(bound)).isGranted() ? 1 : 0;
        }
        return granted;
    }
}

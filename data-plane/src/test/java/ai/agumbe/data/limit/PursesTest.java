package ai.agumbe.data.limit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.redis.RedisSettings;
import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.snapshot.Allotment;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.spend.Counted;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Level;
import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.model.spend.Window;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Purses by themselves: what Redis lets through, and what becomes of it when the ledger speaks. */
class PursesTest {
    private static final RealRedis REDIS = new RealRedis();
    private static final SharedRedis CONNECTED =
            SharedRedis.at(new RedisSettings(REDIS.url(), Duration.ofSeconds(5)), new SimpleMeterRegistry());

    private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
    private final SharedLimits shared = new SharedLimits(CONNECTED, now::get, () -> Instant.ofEpochMilli(now.get()));
    private final NodePurses ofNode = new NodePurses(() -> 1);
    private final String tenant = UUID.randomUUID().toString();
    private int calls;

    @BeforeAll
    static void redisIsHere() {
        Eventually.holds(CONNECTED::isHere);
    }

    @AfterAll
    static void stopRedis() {
        CONNECTED.close();
        REDIS.close();
    }

    private Purse purse(long nanoUsd, Counted counted) {
        Account account = new Account(tenant, Level.TENANT, tenant, Window.DAY, "UTC");
        Allotment allotment = new Allotment(account, ZoneOffset.UTC, true, nanoUsd, null, true);
        Instant start = Window.DAY.startOf(Instant.ofEpochMilli(now.get()), ZoneOffset.UTC);
        return new Purse(allotment, new SpendKey(account, start), counted);
    }

    private Charge call(Purse purse, long nanoUsd) {
        return new Charge("call" + calls++, List.of(), List.of(purse), new Amount(nanoUsd, 1));
    }

    private boolean fits(Charge charge) {
        return shared.take(charge).orElseThrow().isGranted();
    }

    private Balance balance(Purse purse) {
        return shared.look(call(purse, 0)).orElseThrow().balances().getFirst();
    }

    private void settle(Charge charge, long nanoUsd) {
        shared.settle(charge, 0, new Amount(nanoUsd, 1), Instant.ofEpochMilli(now.get()));
    }

    /** The ledger is complete up to so many seconds ago. */
    private Counted counted(long revision, long secondsAgo, long complete, long atLeast) {
        long second = Instant.ofEpochMilli(now.get()).getEpochSecond();
        return new Counted(revision, second - secondsAgo, new Amount(complete, 0), new Amount(atLeast, 0));
    }

    @Test
    void runningCallsHoldTheirEstimatesAndEndedOnesTheirCosts() {
        Purse purse = purse(100, Counted.NOTHING);
        Charge first = call(purse, 60);
        assertThat(fits(first)).isTrue();
        assertThat(fits(call(purse, 41))).isFalse();
        assertThat(fits(call(purse, 40))).isTrue();
        assertThat(fits(call(purse, 1))).isFalse();

        settle(first, 10);

        assertThat(balance(purse)).isEqualTo(new Balance(new Amount(10, 1), new Amount(40, 1), 0));
        assertThat(fits(call(purse, 50))).isTrue();
        assertThat(fits(call(purse, 1))).isFalse();
    }

    @Test
    void whatADeadNodesCallsHoldIsFreeAgainAndWhatLivingOnesHoldIsNot() {
        Purse purse = purse(100, Counted.NOTHING);
        Charge alive = call(purse, 50);
        assertThat(fits(alive)).isTrue();
        assertThat(fits(call(purse, 50))).isTrue();

        now.addAndGet(SharedLimits.LEASE.toMillis() - 1);
        shared.renew(alive);
        now.addAndGet(1);

        assertThat(balance(purse).held()).isEqualTo(new Amount(50, 1));
        settle(alive, 20);
        assertThat(balance(purse)).isEqualTo(new Balance(new Amount(20, 1), Amount.NONE, 0));
    }

    @Test
    void whatTheLedgerHasTakesThePlaceOfWhatWasCountedHere() {
        Purse before = purse(1_000, counted(1, 1, 100, 100));
        Charge early = call(before, 5);
        Charge late = call(before, 7);
        assertThat(fits(early)).isTrue();
        assertThat(fits(late)).isTrue();
        settle(early, 5);
        now.addAndGet(2_000);
        settle(late, 7);
        assertThat(balance(before).spent().nanoUsd()).isEqualTo(112);

        Purse after = purse(1_000, counted(2, 0, 105, 105));

        assertThat(balance(after)).isEqualTo(new Balance(new Amount(112, 1), Amount.NONE, 0));
        assertThat(balance(before).spent().nanoUsd())
                .as("old news changes nothing")
                .isEqualTo(112);

        now.addAndGet(2_000);
        Purse lost = purse(1_000, counted(3, 0, 109, 109));
        assertThat(balance(lost)).isEqualTo(new Balance(new Amount(109, 0), Amount.NONE, -3));
    }

    @Test
    void anEmptiedRedisLearnsFromWhoeverComesFirst() {
        Purse purse = purse(1_000, counted(4, 0, 600, 900));
        assertThat(fits(call(purse, 100))).isTrue();

        REDIS.look(redis -> redis.flushall());

        assertThat(fits(call(purse, 101))).isFalse();
        assertThat(fits(call(purse, 100))).isTrue();
    }

    @Test
    void whatWasSettledTooLateToBeToldApartIsTheLedgersAlready() {
        Purse purse = purse(1_000, counted(1, 0, 50, 50));
        Charge slow = call(purse, 10);
        assertThat(fits(slow)).isTrue();
        Instant before = Instant.ofEpochMilli(now.get() - 5_000);

        shared.settle(slow, 0, new Amount(10, 1), before);

        assertThat(balance(purse)).isEqualTo(new Balance(new Amount(50, 0), Amount.NONE, 0));
    }

    @Test
    void redisDecidesAsTheNodeDoesWhateverTheLedgerSays() {
        for (int seed = 0; seed < 40; seed++) {
            Random chance = new Random(seed);
            now.set(1_700_000_000_000L + Duration.ofDays(seed).toMillis());
            long limit = 100L + chance.nextInt(3_000);
            Counted counted = Counted.NOTHING;
            List<Charge> running = new ArrayList<>();
            List<long[]> sold = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                now.addAndGet(chance.nextInt(1_500));
                if (chance.nextInt(6) == 0) {
                    counted = complete(i + 1, sold);
                }
                Charge charge = call(purse(limit, counted), 1 + chance.nextInt(60));

                Decision expected = ofNode.take(charge);
                Decision actual = shared.take(charge).orElseThrow();

                assertThat(actual.isGranted())
                        .as("seed " + seed + ", call " + i)
                        .isEqualTo(expected.isGranted());
                assertThat(actual.balances().getFirst().all())
                        .as("seed " + seed + ", call " + i)
                        .isEqualTo(expected.balances().getFirst().all());
                if (expected.isGranted()) {
                    running.add(charge);
                }
                while (running.size() > chance.nextInt(5)) {
                    end(running.remove(chance.nextInt(running.size())), 1 + chance.nextInt(80), sold);
                }
                running.forEach(shared::renew);
            }
            long spent = sold.stream().mapToLong(each -> each[1]).sum();
            assertThat(balance(purse(limit, counted)).spent().nanoUsd()).isEqualTo(spent);
        }
    }

    private void end(Charge charge, long nanoUsd, List<long[]> sold) {
        Instant at = Instant.ofEpochMilli(now.get());
        shared.settle(charge, 0, new Amount(nanoUsd, 1), at);
        ofNode.settle(charge, new Amount(nanoUsd, 1), at);
        sold.add(new long[] {at.getEpochSecond(), nanoUsd});
    }

    /** All that ended before the second which was three seconds ago, and some of the rest. */
    private Counted complete(long revision, List<long[]> sold) {
        long to = now.get() / 1_000 - 3;
        long complete = sold.stream()
                .filter(each -> each[0] < to)
                .mapToLong(each -> each[1])
                .sum();
        long tokens = sold.stream().filter(each -> each[0] < to).count();
        long more = sold.stream()
                .filter(each -> each[0] == to)
                .mapToLong(each -> each[1])
                .sum();
        return new Counted(revision, to, new Amount(complete, tokens), new Amount(complete + more, tokens));
    }

    @Test
    void aloneANodeSpendsItsShareOfWhatIsLeft() {
        NodePurses ofThree = new NodePurses(() -> 3);
        Purse purse = purse(1_000, counted(1, 0, 400, 400));

        assertThat(ofThree.take(call(purse, 150)).isGranted()).isTrue();
        assertThat(ofThree.take(call(purse, 51)).refusedBy()).isZero();
        assertThat(ofThree.take(call(purse, 50)).isGranted()).isTrue();

        NodePurses knowing = new NodePurses(() -> 3);
        Charge shown = call(purse, 30);
        Decision decision =
                new Decision(-1, 0, 0, List.of(), List.of(new Balance(new Amount(700, 0), new Amount(30, 1), 0)));
        knowing.took(shown, decision, Instant.ofEpochMilli(now.get()));

        assertThat(knowing.take(call(purse, 71)).isGranted())
                .as("others had spent 300")
                .isFalse();
        assertThat(knowing.take(call(purse, 70)).isGranted()).isTrue();
    }
}

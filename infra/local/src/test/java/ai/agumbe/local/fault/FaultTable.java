package ai.agumbe.local.fault;

import static ai.agumbe.local.fault.Promise.CALLS_MAY_FAIL;
import static ai.agumbe.local.fault.Promise.NO_CALL_FAILS;
import static ai.agumbe.local.fault.Promise.ONE_RECORD_MAY_BE_LOST;
import static ai.agumbe.local.fault.Promise.ONLY_ITS_OWN_CALLS_BREAK;
import static ai.agumbe.local.fault.Promise.ONLY_ITS_OWN_CALLS_FAIL;
import static ai.agumbe.local.fault.Promise.REFUSED_BEFORE_THE_PROVIDER;

import ai.agumbe.local.detour.Toll;
import ai.agumbe.local.layout.PartKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every fault that the system is held against. */
final class FaultTable {
    private static final String NODE = "data-plane-1";
    private static final List<String> STORES = List.of("postgres", "kafka", "redis");
    private static final Lasting SOME_SECONDS = Lasting.seconds(2, 6);
    private static final Lasting AT_ONCE = Lasting.seconds(0, 1);
    private static final Lasting HALF_A_MINUTE = Lasting.seconds(30, 30);

    /** What a fault does to the way, by the word it has in names. */
    private static final Map<String, Toll> TOLLS = new TreeMap<>(Map.of(
            "slow", new Toll.Late(Duration.ofMillis(300)),
            "narrow", new Toll.Narrow(20_000),
            "silence", new Toll.Silent(),
            "reset", new Toll.Broken(),
            "half-close", new Toll.HalfClosed()));

    private static final Set<String> KIND = Set.of("slow", "narrow");

    private FaultTable() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(killed());
        all.addAll(frozen());
        all.addAll(onTheWay());
        all.addAll(inThePipeline());
        all.addAll(onDisk());
        all.addAll(lost());
        return List.copyOf(all);
    }

    private static List<Fault> killed() {
        return List.of(
                Fault.of(
                                "kill-data-plane",
                                "data-plane-1 killed, started again",
                                ONLY_ITS_OWN_CALLS_BREAK,
                                SOME_SECONDS,
                                () -> Killed.part(NODE))
                        .quick(),
                killed("usage-consumer"),
                killed("kafka"),
                killed("postgres"),
                killed("redis"),
                killed("control-plane"),
                Fault.of(
                        "kill-stores",
                        "Postgres, Kafka and Redis killed at once, started again",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        () -> new Killed(STORES)),
                Fault.of(
                                "kill-all-behind",
                                "everything behind the data planes killed at once, started again",
                                NO_CALL_FAILS,
                                SOME_SECONDS,
                                () -> new AllElseGone(new Killed(AllElseGone.BEHIND)))
                        .quick(),
                Fault.of(
                                "start-without-kafka",
                                "Kafka killed, then data-plane-1 stopped or killed and started before Kafka is",
                                ONLY_ITS_OWN_CALLS_FAIL,
                                AT_ONCE,
                                StartedWithoutKafka::new)
                        .quick());
    }

    private static Fault killed(String part) {
        return Fault.of(
                "kill-" + part, part + " killed, started again", NO_CALL_FAILS, SOME_SECONDS, () -> Killed.part(part));
    }

    private static List<Fault> frozen() {
        return List.of(
                Fault.of(
                        "freeze-data-plane",
                        "data-plane-1 stopped (SIGSTOP) for 30 s",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        HALF_A_MINUTE,
                        () -> Frozen.part(NODE)),
                frozen("usage-consumer"),
                frozen("kafka"),
                frozen("postgres"),
                frozen("redis"),
                frozen("control-plane"),
                Fault.of(
                        "freeze-stores",
                        "Postgres, Kafka and Redis stopped for 30 s at once",
                        NO_CALL_FAILS,
                        HALF_A_MINUTE,
                        () -> new Frozen(STORES)));
    }

    private static Fault frozen(String part) {
        return Fault.of(
                "freeze-" + part,
                part + " stopped (SIGSTOP) for 30 s",
                NO_CALL_FAILS,
                HALF_A_MINUTE,
                () -> Frozen.part(part));
    }

    private static List<Fault> onTheWay() {
        List<Fault> all = new ArrayList<>();
        TOLLS.forEach((word, toll) -> {
            for (PartKind part : List.of(PartKind.KAFKA, PartKind.POSTGRES, PartKind.REDIS)) {
                all.add(onTheWay(word + "-" + part.word(), List.of(part), toll, NO_CALL_FAILS));
            }
            all.add(onTheWay(
                    word + "-provider",
                    List.of(PartKind.SIMULATOR),
                    toll,
                    KIND.contains(word) ? NO_CALL_FAILS : CALLS_MAY_FAIL));
            all.add(onTheWay(
                    word + "-stores", List.of(PartKind.KAFKA, PartKind.POSTGRES, PartKind.REDIS), toll, NO_CALL_FAILS));
        });
        return all;
    }

    private static Fault onTheWay(String name, List<PartKind> parts, Toll toll, Promise promise) {
        return Fault.of(name, "on the way there: " + toll, promise, SOME_SECONDS, () -> new Tolled(parts, toll));
    }

    private static List<Fault> inThePipeline() {
        return List.of(
                Fault.of(
                        "deliver-again",
                        "all events so far come again, up to five times, in any order, on any partition",
                        NO_CALL_FAILS,
                        AT_ONCE,
                        DeliveredAgain::new),
                Fault.of(
                        "rebalance",
                        "a second usage-consumer joins and leaves, or takes over from the first, in mid-batch",
                        NO_CALL_FAILS,
                        AT_ONCE,
                        Rebalanced::new),
                Fault.of(
                        "commit-fails",
                        "Postgres refuses every second commit of a batch",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        CommitFails::new),
                Fault.of(
                                "commit-unanswered",
                                "the connection breaks after Postgres committed and before it said so, each time",
                                NO_CALL_FAILS,
                                SOME_SECONDS,
                                () -> cutAt(Toll.Side.PART, "COMMIT\0"))
                        .quick(),
                Fault.of(
                        "commit-unheard",
                        "the connection breaks before Postgres hears of the commit, each time",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        () -> cutAt(Toll.Side.CALLER, "COMMIT\0")));
    }

    private static Harm cutAt(Toll.Side speaker, String text) {
        return new Tolled(List.of(PartKind.POSTGRES), new Toll.CutAt(speaker, text));
    }

    private static List<Fault> onDisk() {
        return List.of(
                Fault.of(
                        "kill-at-delete",
                        "data-plane-1 killed between what is sent being remembered and its segment being deleted",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        AT_ONCE,
                        () -> new KilledAt(NODE, "unlink,unlinkat", 3)),
                Fault.of(
                        "kill-at-sync",
                        "data-plane-1 killed when it asks the device to keep journal or position",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        AT_ONCE,
                        () -> new KilledAt(NODE, "fsync,fdatasync", 60)),
                Fault.of(
                        "torn-journal",
                        "data-plane-1 killed; its journal ends in half a record, noise or zeros",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        AT_ONCE,
                        () -> new TornTail(NODE)),
                Fault.of(
                        "spoilt-journal",
                        "Kafka gone, data-plane-1 killed, a byte of its unsent journal or of its position changed",
                        ONE_RECORD_MAY_BE_LOST,
                        AT_ONCE,
                        () -> new SpoiltByte(NODE)),
                Fault.of(
                        "spoilt-config",
                        "data-plane-1 killed; its copy of the config is cut, empty, noise or has a byte changed",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        AT_ONCE,
                        SpoiltCopy::new),
                Fault.of(
                        "full-journal",
                        "Kafka silent until the journals are at their bound",
                        REFUSED_BEFORE_THE_PROVIDER,
                        AT_ONCE,
                        FullJournal::new),
                Fault.of(
                        "full-disk-data-plane",
                        "the disk of data-plane-1 is full",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        SOME_SECONDS,
                        () -> new FullDisk(NODE)),
                fullDisk("kafka"),
                fullDisk("postgres"),
                fullDisk("redis"),
                Fault.of(
                        "sync-fails-data-plane",
                        "the device of data-plane-1 fails to keep what was written",
                        ONLY_ITS_OWN_CALLS_FAIL,
                        SOME_SECONDS,
                        () -> new SyncFails(NODE)),
                Fault.of(
                        "sync-fails-postgres",
                        "the device of Postgres fails to keep what was written",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        () -> new SyncFails("postgres")));
    }

    private static Fault fullDisk(String part) {
        return Fault.of(
                "full-disk-" + part,
                "the disk of " + part + " is full",
                NO_CALL_FAILS,
                SOME_SECONDS,
                () -> new FullDisk(part));
    }

    private static List<Fault> lost() {
        return List.of(
                Fault.of(
                        "lose-kafka",
                        "Kafka comes back with nothing, Postgres and the nodes with all they had",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        () -> new DataLost("kafka", "log")),
                Fault.of(
                        "lose-redis",
                        "Redis comes back with nothing",
                        NO_CALL_FAILS,
                        SOME_SECONDS,
                        () -> new DataLost("redis", "appendonly.aof")));
    }
}

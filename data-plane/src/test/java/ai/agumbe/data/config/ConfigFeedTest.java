package ai.agumbe.data.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.agumbe.data.config.ConfigStatus.Refusal;
import ai.agumbe.model.config.TenantDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final FakeTopic topic = new FakeTopic();
    private final FakeTarget target = new FakeTarget();
    private final List<ConfigFeed> feeds = new ArrayList<>();
    private Instant now = NOW;

    @TempDir
    Path directory;

    @AfterEach
    void closeFeeds() {
        feeds.forEach(ConfigFeed::close);
    }

    @Test
    void theWholeTopicIsPutInForceOnce() {
        topic.publish(1, "tenant//a", tenant("a"), "tenant//b", tenant("b"));
        topic.publish(2, "tenant//b", null, "tenant//c", tenant("c"));

        ConfigFeed feed = started(target);

        eventually(() -> feed.status().state().equals(new ConfigState.Current(2)));
        assertThat(target.documents.tenants()).containsOnlyKeys("a", "c");
        assertThat(target.calls).hasValue(1);
    }

    @Test
    void changesAreAppliedAsTheyCome() {
        ConfigFeed feed = started(target);
        eventually(() -> feed.status().state().equals(new ConfigState.Current(0)));

        topic.publish(1, "tenant//a", tenant("a"));

        eventually(() -> feed.status().appliedVersion() == 1);
        assertThat(target.documents.tenants()).containsOnlyKeys("a");
    }

    @Test
    void compactedRepeatedAndOutdatedRecordsDoNoHarm() {
        topic.append(3, "tenant//a", tenant("a"), 1, 4);
        topic.append(3, "tenant//b", tenant("b"), 3, 4);
        topic.append(4, "tenant//b", null, 0, 1);
        topic.append(4, "tenant//b", null, 0, 1);
        topic.append(2, "tenant//b", tenant("b"), 0, 2);

        ConfigFeed feed = started(target);

        eventually(() -> feed.status().state().equals(new ConfigState.Current(4)));
        assertThat(target.documents.tenants()).containsOnlyKeys("a");
    }

    @Test
    void halfABatchIsNotAppliedBeforeTheRestCame() {
        ConfigFeed feed = started(target);
        topic.publish(1, "tenant//a", tenant("a"));
        eventually(() -> feed.status().appliedVersion() == 1);

        topic.append(2, "tenant//b", tenant("b"), 0, 2);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(target.documents.tenants()).containsOnlyKeys("a");
        topic.append(2, "tenant//c", tenant("c"), 1, 2);

        eventually(() -> feed.status().appliedVersion() == 2);
        assertThat(target.documents.tenants()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void aRefusedBatchLeavesTheLastGoodInForceAndLaterOnesGoOn() {
        topic.publish(1, "tenant//a", tenant("a"));
        ConfigFeed feed = started(target);
        eventually(() -> feed.status().appliedVersion() == 1);

        topic.publish(2, "tenant//bad", tenant("bad"), "tenant//b", tenant("b"));
        eventually(() -> feed.status().refusal().isPresent());
        assertThat(feed.status().refusal()).contains(new Refusal(2, "tenant/bad: makes no sense"));
        assertThat(feed.status().appliedVersion()).isEqualTo(1);
        topic.publish(3, "tenant//c", tenant("c"));

        eventually(() -> feed.status().appliedVersion() == 3);
        assertThat(target.documents.tenants()).containsOnlyKeys("a", "c");
        assertThat(feed.status().refusal()).isEmpty();
    }

    @Test
    void aRefusedBatchInTheMiddleDoesNotKeepANodeFromStarting() {
        topic.publish(1, "tenant//a", tenant("a"));
        topic.publish(2, "tenant//bad", tenant("bad"));
        topic.publish(3, "tenant//x", "{\"name\":[]}", "tenant//b", tenant("b"));
        topic.publish(4, "tenant//c", tenant("c"));

        ConfigFeed feed = started(target);

        eventually(() -> feed.status().state().equals(new ConfigState.Current(4)));
        assertThat(target.documents.tenants()).containsOnlyKeys("a", "c");
    }

    @Test
    void withoutKafkaACopyServesAndIsReplacedWhenKafkaIsBack() {
        topic.publish(1, "tenant//a", tenant("a"), "futurekind/x/y", "{\"any\":1}");
        runUntil(1);
        topic.away = true;

        FakeTarget second = new FakeTarget();
        ConfigFeed feed = started(second);
        eventually(() -> feed.status().state().equals(new ConfigState.Stale(1, NOW)));
        assertThat(second.documents.tenants()).containsOnlyKeys("a");

        topic.publish(2, "tenant//a", null, "tenant//b", tenant("b"));
        topic.away = false;
        eventually(() -> feed.status().state().equals(new ConfigState.Current(2)));
        assertThat(second.documents.tenants()).containsOnlyKeys("b");
    }

    @Test
    void withoutKafkaAndWithoutACopyItWaits() {
        topic.away = true;

        ConfigFeed feed = started(target);

        eventually(() ->
                feed.status().state() instanceof ConfigState.Waiting(String reason) && reason.contains("no broker"));
        assertThat(target.calls).hasValue(0);
    }

    @Test
    void aCopyOlderThanTombstonesIsNotUsed() {
        topic.publish(1, "tenant//a", tenant("a"));
        runUntil(1);
        topic.away = true;
        now = NOW.plus(Duration.ofDays(8));

        ConfigFeed feed = started(target);

        eventually(() ->
                feed.status().state() instanceof ConfigState.Waiting(String reason) && reason.contains("no broker"));
    }

    @Test
    void whatIsGoneFromARecreatedTopicIsGoneFromTheNode() {
        topic.publish(1, "tenant//a", tenant("a"), "tenant//b", tenant("b"));
        runUntil(1);
        topic.recreate(new TopicIdentity("cluster-2", "topic-2"));
        topic.publish(1, "tenant//b", tenant("b"));

        FakeTarget second = new FakeTarget();
        ConfigFeed feed = started(second);

        eventually(() -> feed.status().state().equals(new ConfigState.Current(1)));
        assertThat(second.documents.tenants()).containsOnlyKeys("b");
    }

    @Test
    void aTopicThatIsBeingRefilledDoesNotReplaceWhatIsInForce() {
        topic.publish(1, "tenant//a", tenant("a"));
        topic.publish(2, "tenant//b", tenant("b"));
        ConfigFeed feed = started(target);
        eventually(() -> feed.status().appliedVersion() == 2);
        int calls = target.calls.get();

        topic.recreate(new TopicIdentity("cluster-1", "topic-2"));
        topic.publish(1, "tenant//c", tenant("c"));
        eventually(() -> feed.status().state() instanceof ConfigState.Stale);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
        assertThat(target.calls).hasValue(calls);
        topic.publish(2, "tenant//d", tenant("d"));

        eventually(() -> feed.status().state().equals(new ConfigState.Current(2)));
        assertThat(target.documents.tenants()).containsOnlyKeys("c", "d");
    }

    @Test
    void aCopyTornAtAnyByteHoldsWholeVersions() throws IOException {
        topic.publish(1, "tenant//a", tenant("a"));
        ConfigFeed feed = started(target);
        eventually(() -> feed.status().appliedVersion() == 1);
        topic.publish(2, "tenant//a", tenant("changed"), "tenant//b", tenant("b"));
        eventually(() -> feed.status().appliedVersion() == 2);
        topic.publish(3, "tenant//a", null);
        eventually(() -> feed.status().appliedVersion() == 3);
        feed.close();
        byte[] whole = Files.readAllBytes(directory.resolve(HeldConfig.FILE));

        for (int length = 0; length <= whole.length; length++) {
            Path torn = Files.createDirectory(directory.resolve("torn-" + length));
            try (RandomAccessFile file =
                    new RandomAccessFile(torn.resolve(HeldConfig.FILE).toFile(), "rw")) {
                file.write(whole, 0, length);
            }
            HeldConfig held = HeldConfig.fromDisk(torn, NOW.minusSeconds(1));
            if (held != null) {
                assertThat(held.documents().tenants().keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                switch ((int) held.version()) {
                                    case 1 -> List.of("a");
                                    case 2 -> List.of("a", "b");
                                    case 3 -> List.of("b");
                                    default -> fail("version " + held.version());
                                });
                held.close();
            } else {
                assertThat(length).isLessThan(whole.length);
            }
        }
    }

    @Test
    void aCopyFullOfOldVersionsIsRewritten() throws IOException {
        String name = "n".repeat(100_000);
        ConfigFeed feed = started(target);
        for (int version = 1; version <= 30; version++) {
            topic.publish(version, "tenant//a", "{\"id\":\"a\",\"name\":\"" + name + version + "\",\"active\":true}");
            int applied = version;
            eventually(() -> feed.status().appliedVersion() == applied);
        }
        feed.close();

        assertThat(Files.size(directory.resolve(HeldConfig.FILE))).isLessThan(2_000_000);
        HeldConfig held = requireNonNull(HeldConfig.fromDisk(directory, NOW.minusSeconds(1)));
        TenantDocument tenant = requireNonNull(held.documents().tenants().get("a"));
        held.close();
        assertThat(tenant.name()).endsWith("n30");
    }

    private void runUntil(long version) {
        ConfigFeed feed = started(new FakeTarget());
        eventually(() -> feed.status().state().equals(new ConfigState.Current(version)));
        feed.close();
    }

    private ConfigFeed started(ConfigTarget to) {
        ConfigSettings settings = new ConfigSettings(directory, Duration.ofMillis(300), Duration.ofDays(7));
        InstantSource clock = () -> now;
        ConfigFeed feed = new ConfigFeed(settings, clock, topic::connect);
        feed.offerTo(to);
        feeds.add(feed);
        feed.start();
        return feed;
    }

    private static String tenant(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"active\":true,\"unknown_member\":1}";
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("did not happen within 15 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}

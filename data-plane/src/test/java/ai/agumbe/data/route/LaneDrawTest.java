package ai.agumbe.data.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.chat.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which credential is drawn, and which are left alone. */
class LaneDrawTest {
    private static final int DRAWS = 20_000;
    private static final Credential A = new Credential("a", "s", 3);
    private static final Credential B = new Credential("b", "s", 1);
    private static final Credential SHUT = new Credential("shut", null, 100);

    private final FakeClock clock = new FakeClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Lanes lanes = new Lanes(clock, metrics);
    private final LaneDraw draw = new LaneDraw(lanes);

    private Pass drawn(Target target, Lot lot) {
        return (Pass) draw.from(target, lot, null);
    }

    private Map<String, Integer> draws(Target target) {
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(nameOf(drawn(target, i % 2 == 0 ? Lot.CHANCE : Lot.of("session " + i))), 1, Integer::sum);
        }
        return drawn;
    }

    private static String nameOf(Pass pass) {
        Credential credential = pass.credential();
        return credential == null ? "" : credential.id();
    }

    private static Failure failure(Fault fault, Duration retryAfter) {
        return new Failure(fault, null, "no", null, retryAfter, Usage.NONE);
    }

    private void exhaust(Target target, Lot lot, Fault fault) {
        for (int i = 0; i < 5; i++) {
            drawn(target, lot).failed(failure(fault, Duration.ofSeconds(3)));
        }
    }

    @Test
    void credentialsAreDrawnByWeightAmongThoseThatOpen() {
        Map<String, Integer> drawn = draws(Targets.withCredentials(A, SHUT, B));

        assertThat(drawn).containsOnlyKeys("a", "b");
        assertThat(drawn.getOrDefault("a", 0) / (double) DRAWS).isCloseTo(0.75, within(0.02));
        assertThat(draw.from(Targets.withCredentials(SHUT), Lot.CHANCE, null)).isEqualTo(new Turn.Never());
        assertThat(draw.from(Targets.withCredentials(SHUT, SHUT), Lot.CHANCE, null))
                .isEqualTo(new Turn.Never());
        assertThat(drawn(Targets.withCredentials(), Lot.CHANCE).credential()).isNull();
    }

    @Test
    void aCredentialThatTheProviderWantsLeftAloneIs() {
        Target target = Targets.withCredentials(A, B);
        Pass first = drawn(target, Lot.CHANCE);
        first.failed(failure(Fault.RATE_LIMITED, Duration.ofSeconds(7)));

        assertThat(draws(target)).hasSize(1).doesNotContainKey(nameOf(first));

        clock.forward(Duration.ofSeconds(2));
        drawn(target, Lot.CHANCE).failed(failure(Fault.RATE_LIMITED, Duration.ofSeconds(60)));
        assertThat(draw.from(target, Lot.CHANCE, null))
                .isEqualTo(new Turn.NotNow(
                        Turn.Reason.COOLING, Duration.ofSeconds(5).toNanos()));
        assertThat(draw.isReady(target)).isFalse();
        assertThat(metrics.get("agumbe.lanes").tag("state", "cooling").gauge().value())
                .isEqualTo(2);

        clock.forward(Duration.ofSeconds(5));
        assertThat(nameOf(drawn(target, Lot.CHANCE))).isEqualTo(nameOf(first));
    }

    @Test
    void aRestIsNeverLongerThanTenMinutes() {
        Target target = Targets.withCredentials(A);
        drawn(target, Lot.CHANCE).failed(failure(Fault.RATE_LIMITED, Duration.ofDays(1)));

        assertThat(draw.from(target, Lot.CHANCE, null)).isInstanceOf(Turn.NotNow.class);
        clock.forward(Duration.ofMinutes(10));
        assertThat(draw.from(target, Lot.CHANCE, null)).isInstanceOf(Pass.class);
    }

    @Test
    void aCredentialWhoseBreakerIsOpenIsLeftOutAndComesBack() {
        Target target = Targets.withCredentials(A, B);
        Lot lot = Lot.of("a session");
        String usual = nameOf(drawn(target, lot));
        exhaust(target, lot, Fault.PROVIDER_FAILED);

        assertThat(nameOf(drawn(target, lot))).isNotEqualTo(usual);
        assertThat(metrics.counter("agumbe.breaker.openings").count()).isOne();
        clock.forward(Duration.ofSeconds(10));
        assertThat(nameOf(drawn(target, lot))).isEqualTo(usual);
    }

    @Test
    void whenAllAreOpenTheWaitIsToldAndWhenOneOnlyRestsThatIs() {
        Target target = Targets.withCredentials(A, B);
        exhaust(Targets.withCredentials(A), Lot.CHANCE, Fault.BROKEN);
        clock.forward(Duration.ofSeconds(4));
        exhaust(Targets.withCredentials(B), Lot.CHANCE, Fault.UNREACHABLE);

        assertThat(draw.from(target, Lot.CHANCE, null))
                .isEqualTo(new Turn.NotNow(
                        Turn.Reason.BREAKER_OPEN, Duration.ofSeconds(6).toNanos()));

        lanes.of(target, B).coolUntil(clock.getAsLong() + 1);
        assertThat(draw.from(target, Lot.CHANCE, null))
                .isEqualTo(new Turn.NotNow(
                        Turn.Reason.COOLING, Duration.ofSeconds(6).toNanos()));
    }

    @Test
    void onlyTheProvidersOwnFailuresOpenABreaker() {
        for (Fault fault : Fault.values()) {
            Target target = Targets.withCredentials(new Credential(fault.name(), "s", 1));
            for (int i = 0; i < 40 && draw.from(target, Lot.CHANCE, null) instanceof Pass pass; i++) {
                pass.failed(Failure.of(fault, "no"));
            }

            boolean opens = draw.from(target, Lot.CHANCE, null) instanceof Turn.NotNow;
            assertThat(opens)
                    .as(fault.wireName())
                    .isEqualTo(Set.of(
                                    Fault.PROVIDER_FAILED,
                                    Fault.UNREADABLE,
                                    Fault.UNREACHABLE,
                                    Fault.CONNECT_TIMED_OUT,
                                    Fault.BROKEN,
                                    Fault.TIMED_OUT)
                            .contains(fault));
        }
    }

    @Test
    void aCredentialThatWasRejectedOrJustFailedGoesLastButGoes() {
        Target target = Targets.withCredentials(A, B);
        Pass rejected = drawn(target, Lot.CHANCE);
        rejected.failed(Failure.of(Fault.CREDENTIAL_REJECTED, "no"));
        assertThat(draws(target)).doesNotContainKey(nameOf(rejected));

        clock.forward(Duration.ofSeconds(10));
        assertThat(draws(target)).hasSize(2);
        for (int i = 0; i < 100; i++) {
            Pass failed = drawn(target, Lot.CHANCE);
            assertThat(draw.from(target, Lot.CHANCE, failed.lane()))
                    .isInstanceOfSatisfying(
                            Pass.class, next -> assertThat(nameOf(next)).isNotEqualTo(nameOf(failed)));
        }
        Target alone = Targets.withCredentials(A);
        drawn(alone, Lot.CHANCE).failed(Failure.of(Fault.CREDENTIAL_REJECTED, "no"));
        assertThat(draw.from(alone, Lot.CHANCE, null)).isInstanceOf(Pass.class);
    }

    @Test
    void aLaneIsTheSameWhileAllThatMakesACallIs() {
        Set<Lane> seen = new HashSet<>();
        Target target = Targets.withCredentials(A);
        Lane lane = lanes.of(target, A);

        assertThat(lanes.of(Targets.withCredentials(B, A), new Credential("a", "s", 99)))
                .isSameAs(lane);
        seen.add(lane);
        seen.add(lanes.of(target, new Credential("a", "a new secret", 3)));
        seen.add(lanes.of(target, B));
        seen.add(lanes.of(Targets.ownedBy("acme", target), A));
        seen.add(lanes.of(Targets.target("another", 1, 1), A));
        assertThat(seen).hasSize(5);
    }

    @Test
    void lanesAreBoundedAndTheIdleOnesMakeRoom() {
        for (int i = 0; i < Lanes.MOST + 10; i++) {
            lanes.of(Targets.target("m" + i, 1, 1), null);
        }
        assertThat(lanes.known).hasSize(Lanes.MOST);

        clock.forward(Duration.ofMinutes(2));
        lanes.of(Targets.target("one more", 1, 1), null);
        assertThat(lanes.known).hasSize(1);
    }
}

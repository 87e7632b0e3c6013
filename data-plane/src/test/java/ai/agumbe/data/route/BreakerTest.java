package ai.agumbe.data.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long JUST_BEFORE = Breaker.OPEN_NANOS - 1;

    private final Breaker breaker = new Breaker();
    private long now = Long.MAX_VALUE - 5; // nanoseconds may overflow at any time

    private void call(boolean fails) {
        int era = breaker.admit(now);
        if (fails) {
            breaker.failed(era, now);
        } else {
            breaker.succeeded(era, now);
        }
    }

    private void calls(String outcomes) {
        outcomes.chars().forEach(outcome -> call(outcome == 'F'));
    }

    private void open() {
        calls("FFFFF");
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void fiveFailuresInARowOpenIt() {
        calls("FFFFSFFFF");
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);

        call(true);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.admit(now)).isEqualTo(Breaker.REFUSED);
    }

    @Test
    void halfOfTheLastTwentyOpenItOnceTenAreKnown() {
        calls("FSFSFSFSF"); // nine
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        call(false); // ten, five of them failures: judged with the next failure
        call(true);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void lessThanHalfLeaveItClosedAndOnlyTheLastTwentyCount() {
        calls("FFFFSSSSSSSSSSSSSSSSSSSSFSFSFSFSFSSF"); // the first four are forgotten
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        calls("SFFSFFF");
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void itLetsThreeProbesInAfterTenSecondsAndClosesWhenTheySucceed() {
        open();
        now += JUST_BEFORE;
        assertThat(breaker.waitNanos(now)).isOne();
        assertThat(breaker.admit(now)).isEqualTo(Breaker.REFUSED);
        now += 1;

        int first = breaker.admit(now);
        int second = breaker.admit(now);
        int third = breaker.admit(now);
        assertThat(breaker.admit(now)).isEqualTo(Breaker.REFUSED);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);

        breaker.succeeded(first, now);
        breaker.succeeded(second, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.succeeded(third, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        calls("FFFF"); // it begins anew
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void aProbeThatFailsOpensItForAnotherTenSeconds() {
        open();
        now += Breaker.OPEN_NANOS;
        int first = breaker.admit(now);
        int second = breaker.admit(now);

        assertThat(breaker.failed(first, now)).isTrue();
        assertThat(breaker.failed(second, now)).isFalse();
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        now += JUST_BEFORE;
        assertThat(breaker.admit(now)).isEqualTo(Breaker.REFUSED);
    }

    @Test
    void probesThatAreNeverHeardOfAreReplaced() {
        open();
        now += Breaker.OPEN_NANOS;
        for (int i = 0; i < 3; i++) {
            breaker.admit(now);
        }
        now += JUST_BEFORE;
        assertThat(breaker.admit(now)).isEqualTo(Breaker.REFUSED);
        now += 1;
        calls("SSS");
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void aProbeThatSaysNothingAboutTheProviderIsMadeAgain() {
        open();
        now += Breaker.OPEN_NANOS;
        for (int i = 0; i < 20; i++) {
            int era = breaker.admit(now);
            assertThat(era).isNotEqualTo(Breaker.REFUSED);
            breaker.spared(era);
        }
        calls("SSS");
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void whoeverWasLetInBeforeItOpenedHasNoSayAfterwards() {
        int old = breaker.admit(now);
        open();
        breaker.succeeded(old, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        now += Breaker.OPEN_NANOS;
        int probe = breaker.admit(now);

        breaker.failed(old, now);
        breaker.spared(old);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.succeeded(probe, now);
        calls("SS");
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void aStreamThatHasBegunIsEnoughForAProbeAndForNothingElse() {
        int usual = breaker.admit(now);
        assertThat(breaker.probeAnswered(usual, now)).isFalse();
        open();
        now += Breaker.OPEN_NANOS;
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.probeAnswered(breaker.admit(now), now)).isTrue();
        }
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }
}

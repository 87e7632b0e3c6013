package ai.agumbe.data.limit;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.BudgetDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits while Redis is dead or still: the node holds them alone, and says so. */
class LimitsWithoutRedisTest {
    private final RealRedis redis = new RealRedis();

    @RegisterExtension
    final RunningGateway gateway = new RunningGateway(Map.of("AGUMBE_REDIS_URL", redis.url()));

    @BeforeEach
    void limit() {
        Eventually.holds(() -> gateway.assembly().redis().isHere());
        gateway.config().policy("acme", "default", Map.of("rateLimitPerMinute", 5, "maxConcurrency", 5));
        gateway.apply();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private int granted(int calls) {
        int granted = 0;
        for (int i = 0; i < calls; i++) {
            granted += gateway.chat(CHAT, "").status() == 200 ? 1 : 0;
        }
        return granted;
    }

    private double isAlone() {
        return gateway.counted("agumbe.limits.alone");
    }

    @Test
    void aDeadRedisLeavesTheLimitToTheNode() {
        assertThat(granted(2)).isEqualTo(2);
        assertThat(isAlone()).isZero();
        redis.stop();

        assertThat(granted(9)).isEqualTo(5);
        assertThat(isAlone()).isEqualTo(1);
        assertThat(gateway.counted("agumbe.limits.decisions", "by", "node", "outcome", "refused"))
                .isEqualTo(4);

        redis.startAgain();
        Eventually.holdsWithin(
                Duration.ofSeconds(20), () -> gateway.assembly().redis().isHere());
        assertThat(granted(9)).as("an empty Redis").isEqualTo(5);
        assertThat(isAlone()).isZero();
    }

    @Test
    void aBudgetIsHeldByTheNodeAndWhatItSpentIsNotForgottenWhenRedisComesBack() {
        gateway.config()
                .policy("acme", "default", Map.of())
                .budget(new BudgetDocument(
                        null,
                        "b",
                        new BudgetDocument.Scope("acme", null, null),
                        "month",
                        "UTC",
                        new BigDecimal("5.5"),
                        null,
                        true,
                        BudgetDocument.REFUSE,
                        List.of()));
        gateway.apply();
        gateway.provider().always(asked -> Script.chat("Hi", 7, 500_000));
        assertThat(paid(2)).isEqualTo(2);
        redis.stop();

        assertThat(paid(4)).as("with what Redis had said last").isEqualTo(3);
        assertThat(isAlone()).isEqualTo(1);

        redis.startAgain();
        Eventually.holdsWithin(
                Duration.ofSeconds(20), () -> gateway.assembly().redis().isHere());
        assertThat(paid(1))
                .as("an empty Redis, and a ledger that has not spoken yet")
                .isZero();
    }

    private int paid(int calls) {
        int paid = 0;
        for (int i = 0; i < calls; i++) {
            paid += gateway.chat(CHAT, ",\"max_tokens\":500000").status() == 200 ? 1 : 0;
        }
        return paid;
    }

    @Test
    void aStillRedisSlowsAFewCallsAndThenNone() {
        assertThat(granted(1)).isEqualTo(1);
        redis.holdStill();

        assertThat(granted(3)).isEqualTo(3);
        Eventually.holds(() -> !gateway.assembly().redis().isHere());
        long started = System.nanoTime();
        assertThat(granted(40)).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(1_500));

        redis.goOn();
        Eventually.holdsWithin(
                Duration.ofSeconds(20), () -> gateway.assembly().redis().isHere());
        gateway.chat(CHAT, "");
        assertThat(isAlone()).isZero();
    }
}

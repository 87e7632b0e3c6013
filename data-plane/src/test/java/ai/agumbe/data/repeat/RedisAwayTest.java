package ai.agumbe.data.repeat;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.ground.RunningGateway;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls with an {@code Idempotency-Key} while Redis is dead, slow, or was never there. */
class RedisAwayTest {
    private final RealRedis redis = new RealRedis();

    @RegisterExtension
    final RunningGateway gateway = new RunningGateway(Map.of("AGUMBE_REDIS_URL", redis.url()));

    @RegisterExtension
    static final RunningGateway WITHOUT = new RunningGateway();

    @BeforeEach
    void redisIsHere() {
        Eventually.holds(() -> gateway.assembly().redis().isHere());
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private Answered ask(String key) {
        return gateway.chat(CHAT, "", "idempotency-key", key);
    }

    private static boolean isOff(Answered answer) {
        return answer.header("x-agumbe-idempotency").equals("off");
    }

    private void worksAgain() {
        Eventually.holdsWithin(
                Duration.ofSeconds(20), () -> gateway.assembly().redis().isHere());
        Eventually.holds(() -> ask("again").header("x-agumbe-idempotency").equals("replayed"));
    }

    @Test
    void aDeadRedisCostsNothingButTheRepeat() {
        redis.stop();

        Answered first = ask("a");
        Answered second = ask("a");

        assertThat(first.status()).isEqualTo(200);
        assertThat(isOff(first)).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(gateway.provider().asked()).hasSize(2);

        redis.startAgain();
        worksAgain();
    }

    @Test
    void aSlowRedisSlowsAFewCallsBrieflyAndNoneAfterThem() {
        ask("warm");
        redis.holdStill();

        ask("a");
        ask("b");
        ask("c");
        Eventually.holds(() -> !gateway.assembly().redis().isHere());
        long started = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            Answered answer = ask("k" + i);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(isOff(answer)).isTrue();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(took).as("40 timeouts of 50 ms would be 2 s").isLessThan(Duration.ofMillis(1_500));
        assertThat(gateway.assembly()
                        .metrics()
                        .counter("agumbe.redis.failures", "reason", "timeout")
                        .count())
                .isGreaterThanOrEqualTo(1);

        redis.goOn();
        worksAgain();
    }

    @Test
    void aNodeWithoutARedisSaysSo() {
        Answered answer = WITHOUT.chat(CHAT, "", "idempotency-key", "a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(isOff(answer)).isTrue();
        assertThat(isOff(WITHOUT.chat(CHAT, ""))).as("whoever sends no key").isFalse();
    }
}

package ai.agumbe.data.config;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.auth.ConfigFreshness;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old a node's config may be. */
class StalenessTest {
    private static final Instant HEARD = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(Map.of("AGUMBE_MAX_CONFIG_STALENESS", "24h"));

    private final ConfigStatus status = new ConfigStatus();
    private Instant now = HEARD;
    private final ConfigFreshness freshness = new ConfigFreshness(status, Optional.of(LIMIT), () -> now);

    private void refuses() {
        assertThatThrownBy(freshness::check).isInstanceOfSatisfying(GatewayException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.CONTROL_PLANE_UNAVAILABLE);
            assertThat(refusal.retryAfter()).isNotNull();
        });
    }

    @Test
    void aConfigIsGoodUpToTheLimitAndNoLonger() {
        status.heard(HEARD);
        now = HEARD.plus(LIMIT);
        assertThatCode(freshness::check).doesNotThrowAnyException();

        now = now.plusMillis(1);
        refuses();
    }

    @Test
    void hearingOfItAgainMakesItGood() {
        status.heard(HEARD);
        now = HEARD.plus(LIMIT).plus(LIMIT);
        refuses();

        status.heard(now);
        assertThatCode(freshness::check).doesNotThrowAnyException();
    }

    @Test
    void aConfigThatWasNeverHeardIsTooOld() {
        refuses();
    }

    @Test
    void withoutALimitEveryConfigIsGood() {
        assertThatCode(new ConfigFreshness(status, Optional.empty(), () -> now)::check)
                .doesNotThrowAnyException();
    }

    @Test
    void callersAreRefusedUntilTheNodeHearsItsConfig() {
        ConfigStatus ofNode = GATEWAY.assembly().configStatus();
        ofNode.heard(Instant.EPOCH);
        Answered refused = GATEWAY.chat(CHAT, "");
        ofNode.heard(Instant.now());
        Answered answered = GATEWAY.chat(CHAT, "");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("control_plane_unavailable");
        assertThat(refused.header("retry-after")).isNotEmpty();
        assertThat(answered.status()).isEqualTo(200);
    }
}

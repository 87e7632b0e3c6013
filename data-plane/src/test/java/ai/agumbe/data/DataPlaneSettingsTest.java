package ai.agumbe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.repeat.RepeatSettings;
import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataPlaneSettingsTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "AGUMBE_KAFKA", "127.0.0.1:9092,b:9093",
            "AGUMBE_CONTROL_PLANE_URL", "http://127.0.0.1:8081",
            "AGUMBE_DATA_DIR", "kept",
            "AGUMBE_KEY_ENCRYPTION_KEYS", "k:" + Base64.getEncoder().encodeToString(new byte[32]));

    private static DataPlaneSettings with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(variable, value);
        return DataPlaneSettings.from(new Settings(environment), "host-1");
    }

    @Test
    void whatIsNotSaidTakesItsDefault() {
        DataPlaneSettings settings = DataPlaneSettings.from(new Settings(REQUIRED), "host-1");

        assertThat(settings.listening()).isEqualTo(new DataPlaneSettings.Listening("0.0.0.0", 8080, 8080));
        assertThat(settings.nodeId()).isEqualTo("host-1");
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("kept"));
        assertThat(settings.bounds())
                .isEqualTo(new DataPlaneSettings.Bounds(
                        10_485_760,
                        20_000,
                        (int) (Runtime.getRuntime().maxMemory() / 65_536),
                        10_737_418_240L,
                        Duration.ofDays(1),
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        Duration.ofSeconds(30)));
        assertThat(settings.maxConfigStaleness()).isEmpty();
        assertThat(settings.redis()).isEmpty();
        assertThat(settings.repeats()).isEqualTo(new RepeatSettings(Duration.ofSeconds(10), 67_108_864));
        assertThat(settings.callsOnLoops()).isTrue();
        assertThat(settings.trustedProxies()).isEmpty();
    }

    @Test
    void everyRequiredVariableThatIsMissingNamesItself() {
        assertThat(REQUIRED.keySet()).allSatisfy(variable -> {
            Map<String, String> environment = new HashMap<>(REQUIRED);
            environment.remove(variable);
            assertThatThrownBy(() -> DataPlaneSettings.from(new Settings(environment), "host-1"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith(variable + ": is not set")
                    .hasMessageNotContaining("\n");
        });
    }

    @Test
    void everyMalformedVariableNamesItself() {
        Map<String, String> malformed = Map.ofEntries(
                Map.entry("AGUMBE_PORT", "http"),
                Map.entry("AGUMBE_MANAGEMENT_PORT", "99999"),
                Map.entry("AGUMBE_KAFKA", "kafka"),
                Map.entry("AGUMBE_CONTROL_PLANE_URL", "control-plane"),
                Map.entry("AGUMBE_KEY_ENCRYPTION_KEYS", "k:short"),
                Map.entry("AGUMBE_ALLOWED_UPSTREAM_CIDRS", "10.0.0.0/99"),
                Map.entry("AGUMBE_TRUSTED_PROXIES", "proxy"),
                Map.entry("AGUMBE_MAX_BODY_BYTES", "10MB"),
                Map.entry("AGUMBE_JOURNAL_MAX_BYTES", "1"),
                Map.entry("AGUMBE_JOURNAL_MAX_AGE", "1 day"),
                Map.entry("AGUMBE_JOURNAL_SYNC_INTERVAL", "100"),
                Map.entry("AGUMBE_DRAIN_TIMEOUT", "-1s"),
                Map.entry("AGUMBE_MAX_CONFIG_STALENESS", "soon"),
                Map.entry("AGUMBE_CALL_THREADS", "platform"));

        assertThat(malformed)
                .allSatisfy((variable, value) -> assertThatThrownBy(() -> with(variable, value))
                        .as(variable)
                        .isInstanceOf(SettingException.class)
                        .hasMessageStartingWith(variable + ": "));
    }

    @Test
    void callsRunOnLoopsOrOnTheJdksThreads() {
        assertThat(with("AGUMBE_CALL_THREADS", "loops").callsOnLoops()).isTrue();
        assertThat(with("AGUMBE_CALL_THREADS", "jdk").callsOnLoops()).isFalse();
    }

    @Test
    void theManagementPortFollowsThePortUntilItIsSaid() {
        assertThat(with("AGUMBE_PORT", "9000").listening().managementPort()).isEqualTo(9000);
        assertThat(with("AGUMBE_MANAGEMENT_PORT", "9001").listening().managementPort())
                .isEqualTo(9001);
    }
}

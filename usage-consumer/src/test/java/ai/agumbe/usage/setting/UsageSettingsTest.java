package ai.agumbe.usage.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageSettingsTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "AGUMBE_KAFKA", "k:9092",
            "AGUMBE_POSTGRES_URL", "jdbc:postgresql://p/agumbe",
            "AGUMBE_POSTGRES_USER", "usage",
            "AGUMBE_POSTGRES_PASSWORD", "secret word");

    @Test
    void defaultsArePinned() {
        UsageSettings settings = UsageSettings.read(new Settings(REQUIRED), "host-1");

        assertThat(settings)
                .isEqualTo(new UsageSettings(
                        "0.0.0.0",
                        8082,
                        new UsageSettings.Kafka("k:9092", "agumbe.usage-consumer"),
                        "host-1",
                        new UsageSettings.Postgres("jdbc:postgresql://p/agumbe", "usage", "secret word"),
                        new UsageSettings.Keeping(
                                Period.ofDays(30), Period.ofMonths(13), Period.ofMonths(13), Period.ofDays(7))));
        assertThat(settings.toString()).doesNotContain("secret word");
    }

    @Test
    void retentionIsSetByTable() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("AGUMBE_RETENTION_LOG_ROWS", "7d");
        environment.put("AGUMBE_RETENTION_LEDGER", "90d");
        environment.put("AGUMBE_RETENTION_HOURS", "24mo");
        environment.put("AGUMBE_RETENTION_PAYLOADS", "3d");

        assertThat(UsageSettings.read(new Settings(environment), "host-1").keeping())
                .isEqualTo(new UsageSettings.Keeping(
                        Period.ofDays(7), Period.ofDays(90), Period.ofMonths(24), Period.ofDays(3)));
    }

    @Test
    void hoursOutliveTheLinesThatTheyAddUp() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("AGUMBE_RETENTION_HOURS", "12mo");

        assertThatThrownBy(() -> UsageSettings.read(new Settings(environment), "host-1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("AGUMBE_RETENTION_HOURS");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> UsageSettings.read(new Settings(Map.of()), "host-1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("AGUMBE_KAFKA");
    }
}

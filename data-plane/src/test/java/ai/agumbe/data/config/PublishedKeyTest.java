package ai.agumbe.data.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.config.ConfigRecord.BatchPlace;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.KeyDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedKeyTest {
    private static final ConfigKey NAME = ConfigKey.parse("key/demo/k1");
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final TopicIdentity TOPIC = new TopicIdentity("cluster", "topic");

    @TempDir
    Path directory;

    @Test
    void aKeyOfTheCopySaysWhatWasPublished() {
        keep(key("k1", "ci \uD83D\uDD11"));

        KeyDocument document = fromDisk().document();

        assertThat(document)
                .isEqualTo(DocumentJson.read(NAME, key("k1", "ci \uD83D\uDD11").getBytes(UTF_8), KeyDocument.class));
    }

    @Test
    void aKeyOfTheTopicIsRefusedAtOnceWhenItIsMalformed() {
        assertThatThrownBy(() -> ReadRecord.of(record("{\"id\":\"k1\"}"))).isInstanceOf(RefusedConfigException.class);
    }

    @Test
    void aKeyThatAnotherVersionKeptAndThisOneDoesNotUnderstandIsNoKey() {
        keep("{\"id\":\"k1\"}");

        assertThat(fromDisk().document()).isNull();
    }

    private void keep(String json) {
        HeldConfig held = HeldConfig.empty(directory, TOPIC, 0);
        held.remember(List.of(record(json)));
        held.reached(1, NOW);
        held.takePlace(directory);
        held.close();
    }

    private PublishedKey fromDisk() {
        HeldConfig held = requireNonNull(HeldConfig.fromDisk(directory, NOW));
        held.close();
        return requireNonNull(held.documents().keys().get("k1"));
    }

    private static ConfigRecord record(String json) {
        return new ConfigRecord(0, NAME, json.getBytes(UTF_8), 1, new BatchPlace("b", 0, 1));
    }

    private static String key(String id, String name) {
        return """
                {"tenant":"demo","id":"%s","name":"%s","app_id":null,"scopes":["inference"],
                 "secrets":[{"sha256":"ab","not_after":"2027-01-01T00:00:00Z"}],"endpoints":null,"expires_at":null,
                 "active":true,"ip_allowlist":[],"limits":{},"metadata":{"team":"x"}}""".formatted(id, name);
    }
}

package ai.agumbe.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");

    @Test
    void idsTellWhenTheyWereMadeAndAreNeverTheSame() {
        UuidV7 ids = new UuidV7(InstantSource.fixed(NOW));
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            UUID id = ids.next();
            made.add(id);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(UuidV7.timeOf(id)).isEqualTo(NOW);
        }

        assertThat(made).hasSize(10_000);
        assertThatThrownBy(() -> UuidV7.timeOf(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void laterIdsSortLater() {
        UUID first = new UuidV7(InstantSource.fixed(NOW)).next();
        UUID second = new UuidV7(InstantSource.fixed(NOW.plusMillis(1))).next();

        assertThat(second.toString()).isGreaterThan(first.toString());
    }

    @Test
    void identifiersHaveTheirShapes() {
        assertThat(List.of("a", "0", "a_b-c", "a".repeat(64))).allMatch(IdRule.RESOURCE::allows);
        assertThat(List.of("", "A", "_a", "-a", "a.b", "a/b", "a\n", "a".repeat(65)))
                .noneMatch(IdRule.RESOURCE::allows);
        assertThat(List.of("smart-default", "gpt-4.1")).allMatch(IdRule.ALIAS::allows);
        assertThat(List.of("@a/b", ".a", "A")).noneMatch(IdRule.ALIAS::allows);
        assertThat(List.of("@openai/gpt-4o-mini", "@a/b/c:d", "@or/meta/Llama-3.1"))
                .allMatch(IdRule.MODEL::allows);
        assertThat(List.of("openai/gpt", "@/x", "@a/", "@a", "@a/ b")).noneMatch(IdRule.MODEL::allows);
        assertThat(List.of("a.b:c_d-1", "x".repeat(128))).allMatch(IdRule.REQUEST::allows);
        assertThat(List.of("", "a b", "é", "x".repeat(129), "a\r\nb")).noneMatch(IdRule.REQUEST::allows);
    }
}

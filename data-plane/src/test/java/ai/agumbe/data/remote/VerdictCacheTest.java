package ai.agumbe.data.remote;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerdictCacheTest {
    private final AtomicLong now = new AtomicLong();
    private final VerdictCache cache = new VerdictCache(now::get);

    private static VerdictCache.Key key(int number) {
        return VerdictCache.Key.of("acme", "text " + number);
    }

    @Test
    void whatWasNotAskedForLongestMakesRoom() {
        for (int i = 0; i < 10_000; i++) {
            cache.put(key(i), Opinion.NOTHING);
        }
        assertThat(cache.get(key(0))).isPresent();

        cache.put(key(10_000), Opinion.NOTHING);

        assertThat(cache.get(key(0))).isPresent();
        assertThat(cache.get(key(1))).isEmpty();
        assertThat(cache.get(key(2))).isPresent();
        assertThat(cache.get(key(10_000))).isPresent();
    }

    @Test
    void whatIsOldIsNotKnown() {
        cache.put(key(1), Opinion.NOTHING);

        now.set(VerdictCache.FRESH_NANOS - 1);
        assertThat(cache.get(key(1))).isPresent();
        now.set(VerdictCache.FRESH_NANOS);
        assertThat(cache.get(key(1))).isEmpty();
    }

    @Test
    void partsAreNotMistakenForOthers() {
        assertThat(VerdictCache.Key.of("a", "bc")).isNotEqualTo(VerdictCache.Key.of("ab", "c"));
    }
}

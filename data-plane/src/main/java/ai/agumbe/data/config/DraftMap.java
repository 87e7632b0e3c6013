package ai.agumbe.data.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that is copied when it is first changed. */
final class DraftMap<K, V> {
    private Map<K, V> base;
    private @Nullable Map<K, V> changed;

    DraftMap(Map<K, V> base) {
        this.base = base;
    }

    void put(K key, V value) {
        changing().put(key, value);
    }

    void remove(K key) {
        changing().remove(key);
    }

    /** The map as it is now; a later change is made to a copy. */
    Map<K, V> built() {
        Map<K, V> map = changed;
        if (map != null) {
            base = Collections.unmodifiableMap(map);
            changed = null;
        }
        return base;
    }

    private Map<K, V> changing() {
        Map<K, V> map = changed;
        if (map == null) {
            map = new HashMap<>(base);
            changed = map;
        }
        return map;
    }
}

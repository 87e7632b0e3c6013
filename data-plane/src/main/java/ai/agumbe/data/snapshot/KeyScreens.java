package ai.agumbe.data.snapshot;

import ai.agumbe.model.screen.Screen;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The policies of keys that say something of their own, each made once: its patterns are compiled, which takes longer than a call. */
final class KeyScreens {
    private static final int MOST = 256;

    private final Map<Map<String, Object>, Screen> made = new ConcurrentHashMap<>();

    Screen of(Map<String, Object> settings, Function<Map<String, Object>, Screen> making) {
        Screen known = made.get(settings);
        if (known != null) {
            return known;
        }
        if (made.size() >= MOST) {
            made.clear();
        }
        return made.computeIfAbsent(settings, making);
    }
}

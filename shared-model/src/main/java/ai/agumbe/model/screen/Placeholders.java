package ai.agumbe.model.screen;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands for personal data while a model works on it; kept in memory while the call lasts. Used by one thread. */
final class Placeholders {
    static final String OPENS = "[[";
    static final String CLOSES = "]]";
    /** No placeholder is longer. */
    static final int LONGEST = 32;

    private final Map<String, String> byOriginal = new HashMap<>();
    private final Map<String, String> byPlaceholder = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** The same for the same. */
    String standingFor(String kind, String original) {
        return byOriginal.computeIfAbsent(original, same -> {
            int number = counts.merge(kind, 1, Integer::sum);
            String placeholder = OPENS + kind + "_" + "%03d".formatted(number) + CLOSES;
            byPlaceholder.put(placeholder, same);
            return placeholder;
        });
    }

    /** Null for no placeholder of ours. */
    @Nullable String original(String placeholder) {
        return byPlaceholder.get(placeholder);
    }

    boolean isEmpty() {
        return byOriginal.isEmpty();
    }
}

package ai.agumbe.model.guard;

import java.util.List;

/** Words and phrases that callers must not write. */
public record Keywords(Mode mode, List<String> words) {
    public static final Keywords NONE = new Keywords(Mode.OFF, List.of());

    public Keywords {
        words = List.copyOf(words);
    }
}

package ai.agumbe.model.screen;

import java.util.Locale;

/** When a guardrail decides. */
public enum Stage {
    /** Before any text is looked at. */
    REQUEST,
    INPUT,
    OUTPUT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

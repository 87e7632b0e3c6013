package ai.agumbe.model.screen;

import ai.agumbe.model.guard.Mode;
import java.util.Locale;

/** What a guardrail did. */
enum Action {
    DETECTED,
    REDACTED,
    BLOCKED,
    CAPPED;

    static Action of(Mode mode) {
        return switch (mode) {
            case BLOCK -> BLOCKED;
            case REDACT -> REDACTED;
            case DETECT, OFF -> DETECTED;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package ai.agumbe.data.route;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keeps calls together on one healthy candidate, so that its prompt cache pays. */
public enum Affinity {
    NONE,
    SESSION,
    USER,
    /** How the prompt begins: its instructions and what was said first. */
    PROMPT_PREFIX;

    public static Affinity of(String wireName) {
        for (Affinity affinity : values()) {
            if (affinity.name().toLowerCase(Locale.ROOT).equals(wireName)) {
                return affinity;
            }
        }
        throw new IllegalArgumentException(
                "affinity: " + wireName + " (expected: none, session, user or prompt_prefix)");
    }

    /** A call that has nothing to go by is left to chance. */
    Lot lot(RoutedCall call) {
        Conversation conversation = call.conversation();
        @Nullable CharSequence key = switch (this) {
            case NONE -> null;
            case SESSION -> conversation.sessionOf(call.prompt().body());
            case USER -> conversation.user();
            case PROMPT_PREFIX -> PromptPrefix.of(call.prompt().body());
        };
        return key == null || key.isEmpty() ? Lot.CHANCE : Lot.of(conversation.tenant(), key);
    }
}

package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An ask in OpenAI's chat form, translated when it is first needed. Used by one thread. */
public final class ChatForm {
    private final @Nullable Supplier<ObjectNode> translation;
    private @Nullable ObjectNode known;

    private ChatForm(@Nullable ObjectNode known, @Nullable Supplier<ObjectNode> translation) {
        this.known = known;
        this.translation = translation;
    }

    /** Of a body that is in this form already. */
    public static ChatForm as(ObjectNode body) {
        return new ChatForm(body, null);
    }

    /** @param translation throws when the form has no words for what is asked */
    public static ChatForm translated(Supplier<ObjectNode> translation) {
        return new ChatForm(null, translation);
    }

    ObjectNode get() {
        ObjectNode chat = known;
        if (chat == null) {
            chat = Objects.requireNonNull(translation).get();
            known = chat;
        }
        return chat;
    }
}

package ai.agumbe.data.repeat;

import ai.agumbe.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer as its first caller got it.
 *
 * @param error its row's; null for a success
 * @param model catalogue id of the model that gave it; null when none did
 * @param body in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record KeptAnswer(
        int status, @Nullable ErrorCode error, @Nullable String model, byte[] body) {
    private static final String NOTHING = "-";

    /** As text that {@link #of} reads: a line of facts, then the body. */
    String text() {
        return status + " " + (error == null ? NOTHING : error.name()) + " " + (model == null ? NOTHING : model) + "\n"
                + new String(body, StandardCharsets.UTF_8);
    }

    /** Throws {@link IllegalArgumentException} when it is the text of a newer gateway. */
    static KeptAnswer of(String text) {
        int end = text.indexOf('\n');
        String[] facts = text.substring(0, end).split(" ", 3);
        return new KeptAnswer(
                Integer.parseInt(facts[0]),
                facts[1].equals(NOTHING) ? null : ErrorCode.valueOf(facts[1]),
                facts[2].equals(NOTHING) ? null : facts[2],
                text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    }
}

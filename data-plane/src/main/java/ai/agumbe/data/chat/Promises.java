package ai.agumbe.data.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a provider promises about what it is sent.
 *
 * @param region where it works; null when nobody said
 * @param keepsNothing whether it keeps nothing of a call once it has answered
 */
public record Promises(@Nullable String region, boolean keepsNothing) {
    public static final Promises NONE = new Promises(null, false);
}

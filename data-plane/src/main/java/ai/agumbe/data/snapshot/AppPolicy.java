package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.Limits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one app must keep to.
 *
 * @param maxTokens the most that one answer may have; null for what its model gives
 * @param locked settings that a key cannot loosen
 * @param version of the policy; 0 where none was written
 */
public record AppPolicy(Limits limits, @Nullable Integer maxTokens, Set<String> locked, int version) {
    /** Of an app for which none was written. */
    public static final AppPolicy DEFAULT = new AppPolicy(Limits.NONE, null, Set.of(), 0);

    static AppPolicy of(GuardrailDocument document) {
        return new AppPolicy(
                document.limits(), document.maxTokens(), Set.copyOf(document.locked()), document.version());
    }
}

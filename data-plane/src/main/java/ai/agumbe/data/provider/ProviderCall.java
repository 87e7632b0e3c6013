package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.upstream.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to one target.
 *
 * @param credential null for providers that ask for none
 * @param limits the target's, cut to what is left of the exchange's time
 */
public record ProviderCall(
        Prompt prompt, Target target, @Nullable Credential credential, Limits limits, CallerLine line) {
    /** What to show the provider; empty for providers that ask for nothing. */
    public Optional<String> secret() {
        return Optional.ofNullable(credential).map(Credential::secret);
    }
}

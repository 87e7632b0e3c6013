package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.upstream.Limits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to one target.
 *
 * @param credential null for providers that ask for none
 * @param limits the target's, cut to what is left of the exchange's time
 * @param preferred in whose words to ask if both will do
 */
public record ProviderCall(
        Prompt prompt,
        Target target,
        @Nullable Credential credential,
        Limits limits,
        CallerLine line,
        Shape preferred) {
    /** A call that passes through where the provider speaks the surface's own dialect. */
    public ProviderCall(Prompt prompt, Target target, @Nullable Credential credential, Limits limits, CallerLine line) {
        this(prompt, target, credential, limits, line, Shape.NATIVE);
    }

    /** The same call, asked in chat form whenever that form can express it. */
    public ProviderCall inChatForm() {
        return new ProviderCall(prompt, target, credential, limits, line, Shape.CHAT);
    }

    /** Whether to ask in the surface's own words a provider that speaks the dialect of that surface. */
    public boolean passesThrough(Surface spoken) {
        return prompt.surface() == spoken && (preferred == Shape.NATIVE || !isExpressibleAsChat());
    }

    private boolean isExpressibleAsChat() {
        try {
            return !prompt.chat().isMissingNode();
        } catch (InexpressibleException refused) {
            return false;
        }
    }

    /** What to show the provider; empty for providers that ask for nothing. */
    public Optional<String> secret() {
        return Optional.ofNullable(credential).map(Credential::secret);
    }
}

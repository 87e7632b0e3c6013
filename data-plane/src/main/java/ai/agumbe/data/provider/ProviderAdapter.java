package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;

/**
 * Speaks one provider's dialect. Each method makes one call, once: it never retries, and never throws for a provider's
 * failure.
 */
public interface ProviderAdapter {
    /** Whether it speaks the dialect of providers of this kind. */
    boolean speaks(String providerKind);

    /** Asks for a whole answer: a chat completion or embeddings, as the prompt's kind says. */
    Outcome<Completion> complete(ProviderCall call);

    /** Asks for a stream; answered once its first piece with content is here. */
    Outcome<AnswerStream> stream(ProviderCall call);

    /** Asks how many tokens a prompt has; nothing is sold. Most providers cannot say before they answer. */
    default Outcome<Completion> count(ProviderCall call) {
        return new Outcome.Failed<>(Failure.of(Fault.INEXPRESSIBLE, "This provider does not count tokens beforehand."));
    }
}

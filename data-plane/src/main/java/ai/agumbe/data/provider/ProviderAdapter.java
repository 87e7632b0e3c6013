package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
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
}

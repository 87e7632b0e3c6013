package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Outcome;

/** An adapter that writes and reads a dialect itself, and has its calls made. */
public interface DialectAdapter extends ProviderAdapter, Dialect {
    ProviderCaller caller();

    /** In whose words to ask: in its own, unless a call is to be passed through. */
    default Dialect dialect(ProviderCall call) {
        return this;
    }

    @Override
    default Outcome<Completion> complete(ProviderCall call) {
        return caller().complete(dialect(call), call);
    }

    @Override
    default Outcome<AnswerStream> stream(ProviderCall call) {
        return caller().stream(dialect(call), call);
    }
}

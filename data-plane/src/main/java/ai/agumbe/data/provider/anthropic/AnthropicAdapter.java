package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.DialectAdapter;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Anthropic, asked through its Messages API. */
@Singleton
record AnthropicAdapter(ProviderCaller caller, InstantSource clock) implements DialectAdapter {
    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("anthropic");
    }

    @Override
    public Outcome<Completion> count(ProviderCall call) {
        return caller.complete(NativeMessages.COUNTING, call);
    }

    /** Anthropic's own callers are passed through; everybody else is translated. */
    @Override
    public Dialect dialect(ProviderCall call) {
        return call.passesThrough(Surface.MESSAGES) ? NativeMessages.ANSWERING : this;
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        if (call.prompt().kind() != ModelKind.CHAT) {
            throw new InexpressibleException("model", "Anthropic has no embeddings. Use a model of another provider.");
        }
        return AnthropicCall.post("/messages", AnthropicRequest.of(call.prompt(), call.target()), call);
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        return AnthropicAnswer.read(
                Json.readObject(body), call.prompt(), clock.instant().getEpochSecond());
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return AnthropicFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new AnthropicEvents(clock.instant().getEpochSecond());
    }
}

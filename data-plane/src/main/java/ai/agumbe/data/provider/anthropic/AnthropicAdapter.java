package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Anthropic, asked through its Messages API. */
@Singleton
final class AnthropicAdapter implements ProviderAdapter, Dialect {
    private static final String API_VERSION = "2023-06-01";

    private final ProviderCaller caller;
    private final InstantSource clock;

    AnthropicAdapter(ProviderCaller caller, InstantSource clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("anthropic");
    }

    @Override
    public Outcome<Completion> complete(ProviderCall call) {
        return caller.complete(this, call);
    }

    @Override
    public Outcome<AnswerStream> stream(ProviderCall call) {
        return caller.stream(this, call);
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        if (call.prompt().kind() != ModelKind.CHAT) {
            throw new InexpressibleException("model", "Anthropic has no embeddings. Use a model of another provider.");
        }
        byte[] body = Json.write(AnthropicRequest.of(call.prompt(), call.target()));
        OutboundRequest request = new OutboundRequest("POST", call.target().origin(), "/messages", body)
                .header("anthropic-version", API_VERSION);
        call.secret().ifPresent(secret -> request.header("x-api-key", secret));
        return request;
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        return AnthropicAnswer.read(Json.readObject(body), clock.instant().getEpochSecond());
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

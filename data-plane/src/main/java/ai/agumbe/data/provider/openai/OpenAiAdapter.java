package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Set;

/** OpenAI and everybody who speaks its dialect. */
@Singleton
final class OpenAiAdapter implements ProviderAdapter, Dialect {
    private static final Set<String> KINDS =
            Set.of("openai", "openai-compatible", "mistral", "groq", "together", "ollama");

    private final ProviderCaller caller;

    OpenAiAdapter(ProviderCaller caller) {
        this.caller = caller;
    }

    @Override
    public boolean speaks(String providerKind) {
        return KINDS.contains(providerKind);
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
        Prompt prompt = call.prompt();
        String path = prompt.kind() == ModelKind.CHAT ? "/chat/completions" : "/embeddings";
        OutboundRequest request =
                new OutboundRequest("POST", call.target().origin(), path, OpenAiRequest.write(prompt, call.target()));
        call.secret().ifPresent(secret -> request.header("authorization", "Bearer " + secret));
        return request;
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        Prompt prompt = call.prompt();
        ObjectNode answer = Json.readObject(body);
        String essential = prompt.kind() == ModelKind.CHAT ? "choices" : "data";
        if (!answer.path(essential).isArray()) {
            throw MalformedJsonException.missing(essential);
        }
        Usage usage = OpenAiUsage.read(answer.path("usage"))
                .map(Usage::told)
                .orElseGet(() -> Usage.estimated(
                        prompt.estimatedTokens(),
                        prompt.kind() == ModelKind.CHAT
                                ? TokenEstimate.ofText(TokenEstimate.charactersIn(answer.path("choices")))
                                : 0));
        return new Completion(answer, usage);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return OpenAiFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new OpenAiChunks();
    }
}

package ai.agumbe.data.provider.openai;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.DialectAdapter;
import ai.agumbe.data.provider.EmbeddingAnswer;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** OpenAI and everybody who speaks its dialect. */
@Singleton
record OpenAiAdapter(ProviderCaller caller) implements DialectAdapter {
    @Override
    public boolean speaks(String providerKind) {
        return Accent.of(providerKind).isPresent();
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        Prompt prompt = call.prompt();
        String operation = prompt.kind() == ModelKind.CHAT ? "/chat/completions" : "/embeddings";
        return post(operation, OpenAiRequest.write(prompt, call.target(), accentOf(call)), call);
    }

    static OutboundRequest post(String operation, GrowingBytes body, ProviderCall call) {
        Target target = call.target();
        Accent accent = accentOf(call);
        OutboundRequest request =
                new OutboundRequest("POST", target.origin(), OpenAiAddress.of(operation, target, accent), body);
        call.secret().ifPresent(secret -> show(secret, accent, request));
        return request;
    }

    private static void show(String secret, Accent accent, OutboundRequest request) {
        if (accent.has(Accent.Trait.API_KEY)) {
            request.header("api-key", secret);
        } else {
            request.header("authorization", "Bearer " + secret);
        }
    }

    private static Accent accentOf(ProviderCall call) {
        return Accent.of(call.target().providerKind()).orElse(Accent.NONE);
    }

    /** OpenAI's own callers are passed through; everybody else is asked by chat. */
    @Override
    public Dialect dialect(ProviderCall call) {
        boolean passes = call.passesThrough(Surface.RESPONSES) && OpenAiResponses.isSpokenAt(call.target());
        return passes ? OpenAiResponses.INSTANCE : this;
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        Prompt prompt = call.prompt();
        ObjectNode answer = Json.readObject(body);
        String essential = prompt.kind() == ModelKind.CHAT ? "choices" : "data";
        if (!answer.path(essential).isArray()) {
            throw MalformedJsonException.missing(essential);
        }
        if (prompt.kind() == ModelKind.EMBEDDINGS) {
            EmbeddingAnswer.pack(answer, call);
        }
        if (accentOf(call).isHeardInAnswers() && AccentedAnswer.hear(answer)) {
            throw MalformedJsonException.missing("finish_reason");
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
        return new OpenAiChunks(accentOf(call).isHeardInAnswers());
    }
}

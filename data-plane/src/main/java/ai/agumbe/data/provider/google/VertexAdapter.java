package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.DialectAdapter;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Google's models on Vertex: the Gemini API's words, other embeddings, and Google Cloud's ways to be let in. */
@Singleton
record VertexAdapter(ProviderCaller caller, AccessTokens tokens, InstantSource clock) implements DialectAdapter {
    private static final String BEARER = "Bearer ";

    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("vertex");
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        Prompt prompt = call.prompt();
        String model = call.target().upstreamModel();
        boolean chat = prompt.kind() == ModelKind.CHAT;
        ObjectNode body = chat ? VertexRequest.of(prompt, model) : VertexEmbeddings.request(prompt);
        String path = chat ? GoogleAddress.ofChat(prompt, model) : GoogleAddress.of(model, ":predict");
        OutboundRequest request = new OutboundRequest("POST", call.target().origin(), path, Json.written(body));
        call.secret().ifPresent(secret -> show(secret, request, call));
        return request;
    }

    /** A key file is changed for a token; a token or an API key is shown as it is. */
    private void show(String secret, OutboundRequest request, ProviderCall call) {
        if (secret.strip().startsWith("{")) {
            request.header("authorization", BEARER + tokens.of(ServiceAccount.read(secret), call));
        } else if (secret.startsWith(BEARER)) {
            request.header("authorization", secret);
        } else if (secret.startsWith("ya29.")) {
            request.header("authorization", BEARER + secret);
        } else {
            request.header("x-goog-api-key", secret);
        }
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        ObjectNode answer = Json.readObject(body);
        return call.prompt().kind() == ModelKind.CHAT
                ? GoogleAnswer.read(answer, call.prompt(), clock.instant().getEpochSecond())
                : VertexEmbeddings.answer(answer, call);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return GoogleFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new GoogleEvents(clock.instant().getEpochSecond());
    }
}

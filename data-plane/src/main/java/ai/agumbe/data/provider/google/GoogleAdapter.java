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

/** Google's models, asked through the Gemini API. */
@Singleton
record GoogleAdapter(ProviderCaller caller, InstantSource clock) implements DialectAdapter {
    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("google");
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        Prompt prompt = call.prompt();
        String model = call.target().upstreamModel();
        boolean chat = prompt.kind() == ModelKind.CHAT;
        ObjectNode body = chat ? GoogleRequest.of(prompt, model) : GoogleEmbeddings.request(prompt, model);
        OutboundRequest request =
                new OutboundRequest("POST", call.target().origin(), path(prompt, model), Json.written(body));
        call.secret().ifPresent(secret -> request.header("x-goog-api-key", secret));
        return request;
    }

    private static String path(Prompt prompt, String model) {
        return prompt.kind() == ModelKind.EMBEDDINGS
                ? GoogleAddress.of(model, ":batchEmbedContents")
                : GoogleAddress.ofChat(prompt, model);
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        ObjectNode answer = Json.readObject(body);
        return call.prompt().kind() == ModelKind.CHAT
                ? GoogleAnswer.read(answer, call.prompt(), clock.instant().getEpochSecond())
                : GoogleEmbeddings.answer(answer, call);
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

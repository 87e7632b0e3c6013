package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
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

/** Cohere, asked through the second version of its API. */
@Singleton
record CohereAdapter(ProviderCaller caller, InstantSource clock) implements DialectAdapter {
    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("cohere");
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        Prompt prompt = call.prompt();
        String model = call.target().upstreamModel();
        boolean chat = prompt.kind() == ModelKind.CHAT;
        ObjectNode body = chat ? CohereRequest.of(prompt, model) : CohereEmbeddings.request(prompt, model);
        OutboundRequest request =
                new OutboundRequest("POST", call.target().origin(), chat ? "/chat" : "/embed", Json.written(body));
        call.secret().ifPresent(secret -> request.header("authorization", "Bearer " + secret));
        return request;
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        ObjectNode answer = Json.readObject(body);
        return call.prompt().kind() == ModelKind.CHAT
                ? CohereAnswer.read(answer, call, clock.instant())
                : CohereEmbeddings.answer(answer, call);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        Fault fault = answer.faultOfStatus();
        String told = answer.message();
        boolean tooLong = fault == Fault.CALLER_MISTAKE
                && told.startsWith("too many tokens")
                && !told.contains("maximum output"); // then the caller asked for too much, not with too much
        return answer.as(tooLong ? Fault.CONTEXT_LENGTH : fault);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new CohereEvents(call, clock.instant());
    }
}

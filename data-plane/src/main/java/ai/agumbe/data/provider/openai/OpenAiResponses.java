package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.NativeResponses;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;

/** OpenAI's Responses API, for those who ask in its words. */
enum OpenAiResponses implements Dialect {
    INSTANCE;

    /** Only OpenAI has it for sure, and Azure where the base URL is of the first version. */
    static boolean isSpokenAt(Target target) {
        return switch (target.providerKind()) {
            case "openai" -> true;
            case "azure-openai" -> target.origin().basePath().endsWith("/v1");
            default -> false;
        };
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        return OpenAiAdapter.post("/responses", NativeResponses.request(call), call);
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        return NativeResponses.answer(body, call);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return OpenAiFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return NativeResponses.reader(call);
    }
}

package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.upstream.OutboundRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A request to Anthropic, credential and version included; what its own callers say of versions wins. */
final class AnthropicCall {
    private static final String API_VERSION = "2023-06-01";
    private static final String VERSION = "anthropic-version";
    private static final String BETA = "anthropic-beta";

    private AnthropicCall() {}

    static OutboundRequest post(String path, ObjectNode body, ProviderCall call) {
        Map<String, String> told = call.prompt().headers();
        OutboundRequest request = new OutboundRequest("POST", call.target().origin(), path, Json.written(body))
                .header(VERSION, told.getOrDefault(VERSION, API_VERSION));
        String beta = told.get(BETA);
        if (beta != null) {
            request.header(BETA, beta);
        }
        call.secret().ifPresent(secret -> request.header("x-api-key", secret));
        return request;
    }
}

package ai.agumbe.data.http;

import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.surface.messages.MessageErrors;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** As whose errors a caller knows refusals. */
enum ErrorShape {
    OPENAI,
    ANTHROPIC;

    static ErrorShape of(Surface surface) {
        return surface == Surface.MESSAGES ? ANTHROPIC : OPENAI;
    }

    /** Of what only the path tells. */
    static ErrorShape at(String path) {
        return Mount.of(path).filter(Mount::isAnthropics).isPresent() ? ANTHROPIC : OPENAI;
    }

    /** The path says it, whether or not there is anything; where both might ask, the version that they name. */
    static ErrorShape of(InboundRequest request) {
        Optional<Mount> mount = Mount.of(request.rawPath());
        if (mount.filter(Mount::isAnthropics).isPresent()) {
            return ANTHROPIC;
        }
        boolean eithers = mount.isEmpty() || mount.get().rest().startsWith("/models");
        return eithers && request.header("anthropic-version").isPresent() ? ANTHROPIC : OPENAI;
    }

    /** The error, as it also stands in a stream. */
    ObjectNode body(GatewayException refusal) {
        return switch (this) {
            case OPENAI -> openAi(refusal);
            case ANTHROPIC -> MessageErrors.of(refusal);
        };
    }

    private static ObjectNode openAi(GatewayException refusal) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("message", refusal.message());
        error.put("type", ErrorCode.typeFor(refusal.httpStatus()));
        error.put("param", refusal.param());
        error.put("code", refusal.code().wireName());
        return body;
    }
}

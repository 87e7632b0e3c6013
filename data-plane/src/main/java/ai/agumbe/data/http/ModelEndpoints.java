package ai.agumbe.data.http;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.snapshot.Catalogue;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.key.Scope;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code GET /models} and {@code GET /models/{id}}: what the caller may name in {@code model}. */
@Factory
final class ModelEndpoints {
    @Singleton
    Endpoint all(Callers callers, ModelList list) {
        return new ReadEndpoint(
                "/models",
                callers,
                (caller, call) -> ErrorShape.of(call.request()) == ErrorShape.ANTHROPIC
                        ? list.allForAnthropic(
                                caller, new ModelPage(call.request().rawQuery()))
                        : list.all(caller));
    }

    @Singleton
    Endpoint one(Callers callers, ModelList list) {
        return new ReadEndpoint("/models/", callers, (caller, call) -> {
            String id = decoded(call.rest().substring("/models/".length()));
            boolean anthropic = ErrorShape.of(call.request()) == ErrorShape.ANTHROPIC;
            Catalogue catalogue = caller.snapshot().catalogue();
            Optional<ObjectNode> found = anthropic ? list.oneForAnthropic(caller, id) : list.one(caller, id);
            return found.orElseThrow(() -> GatewayException.about(
                    ErrorCode.MODEL_NOT_FOUND,
                    "id",
                    "There is no such model among "
                            + catalogue.modelsOf(caller.tenant().id()).size() + ". GET /models lists all."));
        });
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw GatewayException.about(
                    ErrorCode.VALIDATION_ERROR, "id", "The id in the path is not percent-encoded correctly.");
        }
    }

    /** A read of the caller's catalogue. */
    private interface Read {
        ObjectNode of(Caller caller, HttpCall call);
    }

    private record ReadEndpoint(String path, Callers callers, Read read) implements Endpoint {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public void answer(HttpCall call) {
            Caller caller = callers.with(Scope.MODELS_READ, call.request());
            Apps.choose(caller, null, call.appUuid());
            byte[] body = Json.write(read.of(caller, call));
            Reply reply = Reply.json(200, body);
            call.responder().send(RequestIds.show(reply, call.requestId(), ErrorShape.of(call.request())));
        }
    }
}

package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.model.error.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a body into what is asked; refuses what cannot be asked, naming the member. */
final class AskReader {
    private static final String OURS = "agumbe_";
    /** Three names of one value; the first that is there counts. */
    private static final List<String> MAX_TOKENS = List.of("max_completion_tokens", "max_tokens", "max_output_tokens");

    private AskReader() {}

    static Ask read(byte[] bytes, Surface surface, Metadata fromHeaders) {
        ModelKind kind = surface.modelKind();
        ObjectNode body = parse(bytes);
        String model = Members.text(body, "model");
        if (kind == ModelKind.CHAT) {
            MessageCheck.check(body.path("messages"));
        } else {
            InputCheck.check(body.path("input"));
        }
        boolean stream = kind == ModelKind.CHAT && Members.flag(body, "stream");
        boolean usageWanted =
                stream && body.path("stream_options").path("include_usage").asBoolean(false);
        Metadata metadata = MetadataReader.fromBody(body.path("agumbe_metadata"), fromHeaders);
        String appId = Members.textOrNull(body, "agumbe_guardrails_app_id");
        String endUser = endUser(body);
        checkGrounding(body.path("agumbe_grounding_context"));
        long estimate = kind == ModelKind.CHAT
                ? TokenEstimate.ofMessages(body.path("messages"))
                : TokenEstimate.ofInput(body.path("input"));
        body.properties().removeIf(member -> member.getKey().startsWith(OURS));
        if (kind == ModelKind.CHAT) {
            unifyMaxTokens(body);
        }
        return new Ask(new Prompt(surface, body, model, stream, usageWanted, estimate), appId, metadata, endUser);
    }

    private static ObjectNode parse(byte[] bytes) {
        try {
            return Json.readObject(bytes);
        } catch (MalformedJsonException malformed) {
            throw GatewayException.about(
                    ErrorCode.VALIDATION_ERROR,
                    malformed.path(),
                    "The request body cannot be read: " + malformed.problem() + ". Send one JSON object in UTF-8.");
        }
    }

    private static void unifyMaxTokens(ObjectNode body) {
        boolean found = false;
        for (String name : MAX_TOKENS) {
            JsonNode value = body.path(name);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
                throw Members.invalid(name, "must be a whole number of at least 1");
            }
            if (found) {
                body.remove(name);
            }
            found = true;
        }
        JsonNode renamed = body.remove("max_output_tokens");
        if (renamed != null && !renamed.isNull()) {
            body.set(MAX_TOKENS.getFirst(), renamed);
        }
    }

    private static @Nullable String endUser(JsonNode body) {
        JsonNode identifier = body.path("safety_identifier");
        JsonNode user = identifier.isTextual() ? identifier : body.path("user");
        return user.isTextual() ? user.textValue() : null;
    }

    private static void checkGrounding(JsonNode context) {
        if (context.isMissingNode() || context.isNull() || context.isTextual()) {
            return;
        }
        boolean texts = context.isArray();
        for (JsonNode entry : context) {
            texts &= entry.isTextual();
        }
        if (!texts) {
            throw Members.invalid("agumbe_grounding_context", "must be a string or an array of strings");
        }
    }
}

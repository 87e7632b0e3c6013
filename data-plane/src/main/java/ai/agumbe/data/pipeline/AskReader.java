package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.surface.Members;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.error.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads a body into what is asked; refuses what cannot be asked, naming the member. */
final class AskReader {
    private static final String OURS = "agumbe_";

    private AskReader() {}

    static Ask read(byte[] bytes, InferenceCall call, SurfaceForm form, Metadata fromHeaders) {
        Surface surface = call.surface();
        ObjectNode body = parse(bytes);
        String model = Members.text(body, "model");
        form.check(body);
        boolean stream = surface.modelKind() == ModelKind.CHAT && Members.flag(body, "stream");
        boolean usageWanted =
                stream && body.path("stream_options").path("include_usage").asBoolean(false);
        Metadata metadata = MetadataReader.fromBody(body.path("agumbe_metadata"), fromHeaders);
        String appId = Members.textOrNull(body, "agumbe_guardrails_app_id");
        checkGrounding(body.path("agumbe_grounding_context"));
        body.properties().removeIf(member -> member.getKey().startsWith(OURS));
        Prompt prompt = new Prompt(
                surface,
                body,
                form.chatForm(body),
                model,
                stream,
                usageWanted,
                form.estimatedTokens(body),
                passed(form.passedHeaders(), call));
        return new Ask(prompt, appId, metadata, form.endUser(body));
    }

    private static Map<String, String> passed(Set<String> names, InferenceCall call) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new HashMap<>();
        names.forEach(name -> call.joinedHeader(name).ifPresent(value -> headers.put(name, value)));
        return Map.copyOf(headers);
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

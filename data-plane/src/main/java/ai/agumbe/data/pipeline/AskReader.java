package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.surface.Members;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.guard.PlainJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a body into what is asked; refuses what cannot be asked, naming the member. */
public final class AskReader {
    private static final String OURS = "agumbe_";
    private static final String METADATA = "agumbe_metadata";
    private static final String APP = "agumbe_guardrails_app_id";
    private static final String GROUNDING = "agumbe_grounding_context";
    static final String GUARDRAILS = "agumbe_guardrails";
    private static final List<String> KNOWN = List.of(METADATA, APP, GROUNDING, GUARDRAILS);

    private AskReader() {}

    static Ask read(byte[] bytes, InferenceCall call, SurfaceForm form, Metadata fromHeaders) {
        Surface surface = call.surface();
        ObjectNode body = parse(bytes);
        String model = Members.text(body, "model");
        form.check(body);
        boolean stream = surface.modelKind() == ModelKind.CHAT && Members.flag(body, "stream");
        boolean usageWanted =
                stream && body.path("stream_options").path("include_usage").asBoolean(false);
        Metadata metadata = MetadataReader.fromBody(body.path(METADATA), fromHeaders);
        String appId = Members.textOrNull(body, APP);
        List<String> grounding = texts(body.path(GROUNDING), GROUNDING);
        Map<String, ? extends @Nullable Object> tightening = tightening(body.path(GUARDRAILS));
        takeOurs(body);
        Prompt prompt = new Prompt(
                surface,
                body,
                form.chatForm(body),
                model,
                stream,
                usageWanted,
                form.estimatedTokens(body),
                passed(form.passedHeaders(), call));
        return new Ask(prompt, appId, metadata, grounding, tightening, form.endUser(body));
    }

    private static Map<String, String> passed(Set<String> names, InferenceCall call) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new HashMap<>();
        names.forEach(name -> call.joinedHeader(name).ifPresent(value -> headers.put(name, value)));
        return Map.copyOf(headers);
    }

    /** One JSON object, or a refusal that says where it is none. */
    public static ObjectNode parse(byte[] bytes) {
        try {
            return Json.readObject(bytes);
        } catch (MalformedJsonException malformed) {
            throw GatewayException.about(
                    ErrorCode.VALIDATION_ERROR,
                    malformed.path(),
                    "The request body cannot be read: " + malformed.problem() + ". Send one JSON object in UTF-8.");
        }
    }

    /** What is ours does not leave; what we do not know would be dropped in silence, so it is refused. */
    private static void takeOurs(ObjectNode body) {
        KNOWN.forEach(body::remove);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getKey().startsWith(OURS)) {
                throw Members.invalid(
                        member.getKey(), "is not known (of ours there are: " + String.join(", ", KNOWN) + ")");
            }
        }
    }

    /** A text, or an array of them; none when there is nothing. */
    private static List<String> texts(JsonNode context, String name) {
        if (context.isMissingNode() || context.isNull()) {
            return List.of();
        }
        if (context.isTextual()) {
            return List.of(context.textValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : context) {
            if (entry.isTextual()) {
                texts.add(entry.textValue());
            }
        }
        if (!context.isArray() || texts.size() < context.size()) {
            throw Members.invalid(name, "must be a string or an array of strings");
        }
        return texts;
    }

    private static Map<String, ? extends @Nullable Object> tightening(JsonNode asked) {
        if (asked.isMissingNode() || asked.isNull()) {
            return Map.of();
        }
        if (!(asked instanceof ObjectNode settings)) {
            throw Members.invalid(GUARDRAILS, "must be an object with settings, such as {\"pii\": \"redact\"}");
        }
        return PlainJson.members(settings);
    }
}

package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerFormat;
import ai.agumbe.data.provider.ChatDefaults;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a chat prompt as a request of the Gemini API, or refuses it by the member that has no counterpart. */
final class GoogleRequest {
    private final Parameters body;
    private final ObjectNode out = Json.object();
    private final ObjectNode generation = Json.object();

    private GoogleRequest(Parameters body) {
        this.body = body;
    }

    static ObjectNode of(Prompt prompt, String model) {
        GoogleRequest request = new GoogleRequest(new Parameters(prompt.chat(), ""));
        GoogleContents.write(prompt.chat().path("messages"), GoogleThinking.isSigned(model), request.out);
        GoogleTools.write(request.body, request.out);
        request.sampling();
        GoogleThinking.write(request.body, model, request.generation);
        request.format();
        request.googlesOwn();
        request.body.harmless("user", "safety_identifier", "cache_control");
        if (!request.generation.isEmpty()) {
            request.out.set("generationConfig", request.generation);
        }
        ChatDefaults.allow(request.body);
        request.body.refuseTheRest("Gemini");
        return request.out;
    }

    private void sampling() {
        JsonNode older = body.take("max_tokens");
        JsonNode asked = body.take("max_completion_tokens");
        set("maxOutputTokens", asked.isMissingNode() ? older : asked);
        set("temperature", body.take("temperature"));
        set("topP", body.take("top_p"));
        set("topK", body.take("top_k"));
        set("candidateCount", body.take("n"));
        set("seed", body.take("seed"));
        set("presencePenalty", body.take("presence_penalty"));
        set("frequencyPenalty", body.take("frequency_penalty"));
        JsonNode stop = body.take("stop");
        if (stop.isTextual()) {
            generation.putArray("stopSequences").add(stop);
        } else {
            set("stopSequences", stop);
        }
    }

    private void format() {
        JsonNode asked = body.take(AnswerFormat.MEMBER);
        switch (AnswerFormat.type(asked, body)) {
            case "text" -> {}
            case "json_object" -> generation.put("responseMimeType", "application/json");
            case "json_schema" -> {
                generation.put("responseMimeType", "application/json");
                JsonNode schema = AnswerFormat.schema(asked);
                if (schema.isObject()) {
                    generation.set("responseJsonSchema", schema);
                }
            }
            default -> throw body.inexpressible(AnswerFormat.MEMBER, "Gemini takes text, json_object or json_schema.");
        }
    }

    /** What callers of Google's own OpenAI-compatible surface send. */
    private void googlesOwn() {
        JsonNode extra = body.take("extra_body");
        Parameters google = new Parameters(extra.path("google"), "extra_body.google");
        set("thinkingConfig", google.take("thinking_config"));
        copy("cachedContent", google.take("cached_content"));
        copy("safetySettings", google.take("safety_settings"));
        google.refuseTheRest("Gemini");
        Parameters others = new Parameters(extra, "extra_body");
        others.take("google");
        others.refuseTheRest("Gemini");
    }

    private void set(String name, JsonNode value) {
        if (!value.isMissingNode()) {
            generation.set(name, value);
        }
    }

    private void copy(String name, JsonNode value) {
        if (!value.isMissingNode()) {
            out.set(name, value);
        }
    }
}

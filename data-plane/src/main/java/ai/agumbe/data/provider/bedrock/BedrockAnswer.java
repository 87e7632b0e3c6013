package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.ChatAnswer;
import ai.agumbe.data.provider.ChatHead;
import ai.agumbe.data.provider.ProviderCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Reads a whole answer of the Converse API. */
final class BedrockAnswer {
    static final String SPOILT = "The model ended its answer with a call or a text that cannot be read. Try again.";

    private BedrockAnswer() {}

    static Completion read(ObjectNode body, ProviderCall call, Instant now) {
        JsonNode content = body.path("output").path("message").path("content");
        if (!content.isArray()) {
            throw MalformedJsonException.missing("output.message.content");
        }
        if (!body.path("stopReason").isTextual()) {
            throw MalformedJsonException.missing("stopReason");
        }
        if (isSpoilt(body.path("stopReason").textValue())) {
            throw spoilt(body, call);
        }
        AnswerMessage message = new AnswerMessage();
        for (JsonNode block : content) {
            read(block, message);
        }
        ChatAnswer answer = new ChatAnswer(head(call, now));
        answer.choice(message.build(), finishReason(body.path("stopReason").asText()));
        return answer.sold(BedrockUsage.read(body.path("usage")), call.prompt());
    }

    private static void read(JsonNode block, AnswerMessage message) {
        JsonNode call = block.path("toolUse");
        JsonNode thought = block.path("reasoningContent");
        JsonNode cited = block.path("citationsContent");
        if (block.path("text").isTextual()) {
            message.say(block.path("text").textValue());
        } else if (call.isObject()) {
            message.call(call.path("toolUseId").asText(), call.path("name").asText(), call.path("input"));
        } else if (thought.isObject()) {
            message.think(thought.path("reasoningText").path("text").asText(""));
            message.add("thinking_blocks", thought(thought));
        } else if (cited.isObject()) {
            cited.path("content").forEach(part -> message.say(part.path("text").asText("")));
            cited.path("citations").forEach(citation -> message.add("annotations", citation));
        }
    }

    /** In Anthropic's shape, which is the one that callers send back whoever thought. */
    private static ObjectNode thought(JsonNode told) {
        JsonNode hidden = told.path("redactedContent");
        if (hidden.isTextual()) {
            return Json.object().put("type", "redacted_thinking").set("data", hidden);
        }
        ObjectNode thought = Json.object().put("type", "thinking");
        thought.set("thinking", told.path("reasoningText").path("text"));
        if (told.path("reasoningText").has("signature")) {
            thought.set("signature", told.path("reasoningText").path("signature"));
        }
        return thought;
    }

    /** Bedrock names neither its answers nor, in them, its models. */
    static ChatHead head(ProviderCall call, Instant now) {
        String id = "bedrock-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return new ChatHead(id, now.getEpochSecond(), call.target().upstreamModel());
    }

    private static BrokenStreamException spoilt(ObjectNode body, ProviderCall call) {
        Usage sold = BedrockUsage.read(body.path("usage"))
                .map(Usage::told)
                .orElseGet(() -> Usage.estimated(call.prompt().estimatedTokens(), 0));
        return new BrokenStreamException(
                BrokenStreamException.spoilt(SPOILT).failure().paid(sold));
    }

    /** Whether the model said what is no answer: a text or a call that cannot be read. */
    static boolean isSpoilt(String stopReason) {
        return stopReason.startsWith("malformed_");
    }

    static String finishReason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "guardrail_intervened", "content_filtered" -> "content_filter";
            default -> "stop";
        };
    }
}

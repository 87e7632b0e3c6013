package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.ChatAnswer;
import ai.agumbe.data.provider.ChatHead;
import ai.agumbe.data.provider.ProviderCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Reads a whole answer. */
final class CohereAnswer {
    private CohereAnswer() {}

    static Completion read(ObjectNode body, ProviderCall call, Instant now) {
        JsonNode said = body.path("message");
        JsonNode reason = body.path("finish_reason");
        if (!said.isObject()) {
            throw MalformedJsonException.missing("message");
        }
        if (!reason.isTextual() || brokeOff(reason.textValue())) {
            throw MalformedJsonException.missing("finish_reason");
        }
        AnswerMessage message = new AnswerMessage();
        message.think(said.path("tool_plan").asText(""));
        for (JsonNode part : said.path("content")) {
            message.think(part.path("thinking").asText(""));
            message.say(part.path("text").asText(""));
        }
        for (JsonNode called : said.path("tool_calls")) {
            JsonNode function = called.path("function");
            message.called(
                    called.path("id").asText(),
                    function.path("name").asText(),
                    function.path("arguments").asText("{}"));
        }
        for (JsonNode citation : said.path("citations")) {
            message.add("annotations", citation);
        }
        ChatAnswer answer = new ChatAnswer(head(body, call, now));
        answer.choice(message.build(), finishReason(reason.textValue()));
        return answer.sold(CohereUsage.read(body.path("usage")), call.prompt());
    }

    /** Cohere names no model in its answers. */
    static ChatHead head(JsonNode told, ProviderCall call, Instant now) {
        return new ChatHead(
                told.path("id").asText("cohere"),
                now.getEpochSecond(),
                call.target().upstreamModel());
    }

    static boolean brokeOff(String reason) {
        return reason.equals("ERROR") || reason.equals("TIMEOUT");
    }

    static String finishReason(String told) {
        return switch (told) {
            case "MAX_TOKENS" -> "length";
            case "TOOL_CALL" -> "tool_calls";
            case "ERROR_TOXIC" -> "content_filter";
            default -> "stop";
        };
    }
}

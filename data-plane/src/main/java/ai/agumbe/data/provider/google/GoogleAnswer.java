package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.ChatAnswer;
import ai.agumbe.data.provider.ChatHead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a whole answer of the Gemini API. */
final class GoogleAnswer {
    static final String SPOILT = "The model ended its answer with a call or a text that cannot be read. Try again.";

    private GoogleAnswer() {}

    static Completion read(ObjectNode body, Prompt prompt, long now) {
        ChatAnswer answer = new ChatAnswer(head(body, now));
        JsonNode candidates = body.path("candidates");
        if (candidates.isEmpty()) {
            if (!wasBlocked(body)) {
                throw MalformedJsonException.missing("candidates");
            }
            answer.choice(new AnswerMessage().build(), "content_filter");
        }
        for (JsonNode candidate : candidates) {
            String reason = candidate.path("finishReason").asText("");
            if (reason.isEmpty()) {
                throw MalformedJsonException.missing("finishReason");
            }
            if (isSpoilt(reason)) {
                throw spoilt(body, prompt);
            }
            AnswerMessage message = new AnswerMessage();
            for (JsonNode part : candidate.path("content").path("parts")) {
                read(part, message);
            }
            GoogleCitations.of(candidate, message.text()).forEach(page -> message.add("annotations", page));
            answer.choice(message.build(), finishReason(reason, message.callsTools()));
        }
        return answer.sold(GoogleUsage.read(body.path("usageMetadata")), prompt);
    }

    private static void read(JsonNode part, AnswerMessage message) {
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            GoogleCall.of(part).writeTo(message);
        } else if (part.path("thought").asBoolean(false)) {
            message.think(part.path("text").asText(""));
        } else if (part.path("inlineData").isObject()) {
            message.add("images", GooglePictures.of(part.path("inlineData"), message.pictures()));
        } else {
            message.say(part.path("text").asText(""));
        }
    }

    static ChatHead head(JsonNode body, long now) {
        return new ChatHead(
                body.path("responseId").asText("gemini"),
                now,
                body.path("modelVersion").asText("gemini"));
    }

    /** Whether the prompt itself was refused: then there are no candidates. */
    static boolean wasBlocked(JsonNode body) {
        return body.path("promptFeedback").path("blockReason").isTextual();
    }

    private static BrokenStreamException spoilt(ObjectNode body, Prompt prompt) {
        Usage sold = GoogleUsage.read(body.path("usageMetadata"))
                .map(Usage::told)
                .orElseGet(() -> Usage.estimated(prompt.estimatedTokens(), 0));
        return new BrokenStreamException(
                BrokenStreamException.spoilt(SPOILT).failure().paid(sold));
    }

    /** Whether the model said what is no answer: a call that cannot be read, or one that nobody offered. */
    static boolean isSpoilt(String reason) {
        return switch (reason) {
            case "MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL" -> true;
            default -> false;
        };
    }

    static String finishReason(String told, boolean callsTools) {
        return switch (told) {
            case "MAX_TOKENS" -> "length";
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_RECITATION",
                    "IMAGE_PROHIBITED_CONTENT" -> "content_filter";
            default -> callsTools ? "tool_calls" : "stop";
        };
    }
}

package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.Annotations;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.ChatAnswer;
import ai.agumbe.data.provider.ChatHead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a whole answer of the Messages API. */
final class AnthropicAnswer {
    private AnthropicAnswer() {}

    static Completion read(ObjectNode body, Prompt prompt, long now) {
        if (!body.path("content").isArray()) {
            throw MalformedJsonException.missing("content");
        }
        if (!body.path("stop_reason").isTextual()) {
            throw MalformedJsonException.missing("stop_reason");
        }
        AnswerMessage message = new AnswerMessage();
        for (JsonNode block : body.path("content")) {
            read(block, message);
        }
        ChatAnswer answer = new ChatAnswer(
                new ChatHead(body.path("id").asText(), now, body.path("model").asText()));
        answer.choice(message.build(), finishReason(body.path("stop_reason").asText()));
        AnthropicUsage usage = new AnthropicUsage();
        usage.update(body.path("usage"));
        return answer.sold(usage.tokens(), prompt);
    }

    private static void read(JsonNode block, AnswerMessage message) {
        switch (block.path("type").asText()) {
            case "text" -> {
                long start = message.said();
                message.say(block.path("text").asText());
                for (JsonNode citation : block.path("citations")) {
                    message.add("annotations", annotation(citation, start, message.said()));
                }
            }
            case "thinking" -> {
                message.think(block.path("thinking").asText());
                message.add("thinking_blocks", block);
            }
            case "redacted_thinking" -> message.add("thinking_blocks", block);
            case "tool_use" ->
                message.call(block.path("id").asText(), block.path("name").asText(), block.path("input"));
            default -> {
                // blocks of tools that run at the provider: they cannot be asked for
            }
        }
    }

    /** A page has OpenAI's shape; a place in a document that the caller sent has only Anthropic's. */
    static JsonNode annotation(JsonNode citation, long start, long end) {
        String url = citation.path("url").asText("");
        return url.isEmpty() ? citation : Annotations.ofPage(url, citation.path("title"), start, end);
    }

    static String finishReason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }
}

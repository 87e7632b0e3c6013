package ai.agumbe.data.surface.messages;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.TurnReader;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells a chat completion as a message of Anthropic's. */
final class MessageAnswer {
    private MessageAnswer() {}

    static ObjectNode of(Completion completion) {
        ObjectNode chat = completion.body();
        JsonNode choice = chat.path("choices").path(0);
        ObjectNode message = begun(chat.path("id").asText(), chat.path("model").asText());
        TurnReader reader = new TurnReader(new MessageBlocks(message.withArray("content")));
        reader.read(choice);
        reader.end();
        message.put(
                "stop_reason", stopReason(choice.path("finish_reason").asText(), unusualEnd(choice.path("message"))));
        message.set("usage", usage(completion.usage().tokens()));
        return message;
    }

    /** A message before anything was said. */
    static ObjectNode begun(String chatId, String model) {
        ObjectNode message = Json.object()
                .put("id", id(chatId))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        return message;
    }

    private static String id(String chatId) {
        String known = chatId.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : chatId;
        return known.startsWith("msg_") ? known : "msg_" + known;
    }

    private static @Nullable String unusualEnd(JsonNode told) {
        if (!told.path("refusal").asText("").isEmpty()) {
            return "refusal";
        }
        return told.path("tool_calls").isEmpty() ? null : "tool_use";
    }

    /** @param otherwise what a stop means, if the turn ended with something other than its own end */
    static String stopReason(String finishReason, @Nullable String otherwise) {
        return switch (finishReason) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> otherwise == null ? "end_turn" : otherwise;
        };
    }

    /** In Anthropic's way: the input counts without what was read from or written to a cache. */
    static ObjectNode usage(Tokens tokens) {
        ObjectNode usage = Json.object();
        long written = tokens.cacheWrite5m() + tokens.cacheWrite1h();
        usage.put("input_tokens", tokens.prompt() - tokens.cachedInput() - written);
        usage.put("cache_creation_input_tokens", written);
        usage.put("cache_read_input_tokens", tokens.cachedInput());
        if (tokens.cacheWrite1h() > 0) {
            usage.putObject("cache_creation")
                    .put("ephemeral_5m_input_tokens", tokens.cacheWrite5m())
                    .put("ephemeral_1h_input_tokens", tokens.cacheWrite1h());
        }
        usage.put("output_tokens", tokens.completion());
        return usage;
    }
}

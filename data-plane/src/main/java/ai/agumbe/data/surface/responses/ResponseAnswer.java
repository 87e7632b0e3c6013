package ai.agumbe.data.surface.responses;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.surface.TurnReader;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Tells a chat completion as a response of OpenAI's. */
final class ResponseAnswer {
    private ResponseAnswer() {}

    static ObjectNode of(Prompt prompt, Completion completion) {
        ObjectNode chat = completion.body();
        JsonNode choice = chat.path("choices").path(0);
        ObjectNode response = begun(prompt, chat);
        OutputItems items = new OutputItems(response.withArray("output"), (name, event) -> {});
        finish(response, choice.path("finish_reason").asText(), items);
        TurnReader reader = new TurnReader(items);
        reader.read(choice);
        reader.end();
        response.set("usage", usage(completion.usage().tokens()));
        tier(response, chat);
        return response;
    }

    /** How the provider says that it served the call, where it says so. */
    static void tier(ObjectNode response, JsonNode chat) {
        if (chat.path("service_tier").isTextual()) {
            response.set("service_tier", chat.path("service_tier"));
        }
    }

    /**
     * A response before anything was said; it repeats what was asked for.
     *
     * @param chat a completion or a chunk of one
     */
    static ObjectNode begun(Prompt prompt, JsonNode chat) {
        ObjectNode response = Json.object()
                .put("id", id(chat.path("id").asText()))
                .put("object", "response")
                .put("created_at", chat.path("created").asLong(0))
                .put("status", "in_progress");
        response.put("background", false).putNull("error").putNull("incomplete_details");
        Echo.of(prompt.body(), response);
        response.set("model", chat.path("model"));
        response.putArray("output");
        response.putNull("usage");
        return response;
    }

    private static String id(String chatId) {
        String known = chatId.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : chatId;
        return known.startsWith("resp_") ? known : "resp_" + known;
    }

    /** Says how it ended; what is open then was cut off if it ended too early. */
    static void finish(ObjectNode response, String finishReason, OutputItems items) {
        String early = switch (finishReason) {
            case "length" -> "max_output_tokens";
            case "content_filter" -> "content_filter";
            default -> "";
        };
        response.put("status", early.isEmpty() ? "completed" : "incomplete");
        if (!early.isEmpty()) {
            response.putObject("incomplete_details").put("reason", early);
            items.cutOff();
        }
    }

    static ObjectNode usage(Tokens tokens) {
        ObjectNode usage = Json.object().put("input_tokens", tokens.prompt());
        usage.putObject("input_tokens_details").put("cached_tokens", tokens.cachedInput());
        usage.put("output_tokens", tokens.completion());
        usage.putObject("output_tokens_details").put("reasoning_tokens", tokens.reasoning());
        return usage.put("total_tokens", tokens.total());
    }
}

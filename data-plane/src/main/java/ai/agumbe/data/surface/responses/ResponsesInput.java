package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Tells items as messages: an answer's thoughts, texts and calls, which are items of their own, are one message. */
final class ResponsesInput {
    private final ArrayNode out;
    private @Nullable ObjectNode answer;

    private ResponsesInput(ArrayNode out) {
        this.out = out;
    }

    static void write(JsonNode instructions, JsonNode input, ArrayNode out) {
        if (instructions.isTextual()) {
            out.addObject().put("role", "system").set("content", instructions);
        } else if (!instructions.isMissingNode()) {
            throw new Parameters(Json.object(), "").inexpressible("instructions", "must be a string.");
        }
        if (input.isTextual()) {
            out.addObject().put("role", "user").set("content", input);
        }
        ResponsesInput writer = new ResponsesInput(out);
        for (int i = 0; input.isArray() && i < input.size(); i++) {
            Parameters item = new Parameters(input.get(i), "input[" + i + "]");
            writer.write(item.harmless("id", "status"));
            item.refuseTheRest(ResponsesRequest.CHAT);
        }
        out.forEach(ResponsesInput::complete);
    }

    /** Thoughts after which nothing was said need a message all the same. */
    private static void complete(JsonNode message) {
        if (!message.has("content")) {
            ((ObjectNode) message).put("content", "");
        }
    }

    private void write(Parameters item) {
        String type = item.take("type").asText("message");
        switch (type) {
            case "message" -> message(item);
            case "reasoning" -> thought(item);
            case "function_call" -> call(item);
            case "function_call_output" -> result(item);
            default ->
                throw item.inexpressible(
                        "type",
                        "is " + type
                                + ", which only OpenAI's own models know (expected: message, reasoning, function_call,"
                                + " function_call_output).");
        }
    }

    private void message(Parameters item) {
        String role = item.takeText("role");
        JsonNode content = ResponsesContent.of(item.take("content"), item.pathOf("content"));
        switch (role) {
            case "assistant" -> {
                item.harmless("phase");
                ObjectNode mine = answer();
                if (mine.has("content") || mine.has("tool_calls")) {
                    answer = null;
                    mine = answer();
                }
                mine.set("content", content);
            }
            case "user" -> say("user", content);
            case "system", "developer" -> say("system", content);
            default -> throw item.inexpressible("role", "must be user, assistant, system or developer.");
        }
    }

    private void say(String role, JsonNode content) {
        answer = null;
        out.addObject().put("role", role).set("content", content);
    }

    /** Thoughts that another gateway or provider sealed cannot be opened; what they show goes along. */
    private void thought(Parameters item) {
        ObjectNode mine = answer();
        if (mine.has("content") || mine.has("tool_calls")) {
            answer = null;
            mine = answer();
        }
        StringBuilder text = new StringBuilder(mine.path("reasoning_content").asText(""));
        for (String member : new String[] {"summary", "content"}) {
            for (JsonNode part : item.take(member)) {
                text.append(part.path("text").asText(""));
            }
        }
        if (!text.isEmpty()) {
            mine.put("reasoning_content", text.toString());
        }
        for (JsonNode block : Seal.open(item.take("encrypted_content").asText(""))) {
            mine.withArray("thinking_blocks").add(block);
        }
    }

    private void call(Parameters item) {
        ObjectNode call = answer().withArray("tool_calls").addObject();
        AnswerMessage.toolCall(call, item.takeText("call_id"), item.takeText("name"))
                .put("arguments", item.takeText("arguments"));
        JsonNode extra = item.take("extra_content");
        if (extra.isObject()) {
            call.set("extra_content", extra);
        }
        if (!answer().has("content")) {
            answer().putNull("content");
        }
    }

    private void result(Parameters item) {
        answer = null;
        ObjectNode message = out.addObject().put("role", "tool").put("tool_call_id", item.takeText("call_id"));
        message.set("content", ResponsesContent.of(item.take("output"), item.pathOf("output")));
    }

    private ObjectNode answer() {
        ObjectNode known = answer;
        if (known == null) {
            known = out.addObject().put("role", "assistant");
            answer = known;
        }
        return known;
    }
}

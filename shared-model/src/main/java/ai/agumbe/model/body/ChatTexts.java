package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The texts of asks and answers in OpenAI's chat form. */
public final class ChatTexts {
    private static final Set<String> PARTS = Set.of("text", "refusal");

    private ChatTexts() {}

    /** Of an ask. */
    public static void ofAsk(JsonNode body, TextVisitor visitor) {
        for (JsonNode message : body.path("messages")) {
            message(message, new Texts(visitor, sourceOf(message.path("role").asText())));
        }
        new Texts(visitor, TextSource.CALLER).content(body.path("prediction"), "content", PARTS);
    }

    /** Of an answer. */
    public static void ofAnswer(JsonNode body, TextVisitor visitor) {
        Texts texts = new Texts(visitor, TextSource.CALLER);
        for (JsonNode choice : body.path("choices")) {
            message(choice.path("message"), texts);
            texts.member(choice.path("message").path("audio"), "transcript");
            choice.path("message")
                    .path("thinking_blocks")
                    .forEach(block -> thought(block, new Texts(visitor, TextSource.THOUGHT)));
        }
    }

    /** Once changed, its signature is worth nothing. */
    private static void thought(JsonNode block, Texts texts) {
        String said = block.path("thinking").asText();
        texts.member(block, "thinking");
        if (block instanceof ObjectNode object
                && !object.path("thinking").asText().equals(said)) {
            object.remove("signature");
        }
    }

    private static TextSource sourceOf(String role) {
        return switch (role) {
            case "system", "developer" -> TextSource.BACKEND;
            case "tool", "function" -> TextSource.INDIRECT;
            default -> TextSource.CALLER;
        };
    }

    private static void message(JsonNode message, Texts texts) {
        Texts thoughts = new Texts(texts.visitor(), TextSource.THOUGHT);
        thoughts.member(message, "reasoning_content");
        thoughts.member(message, "reasoning");
        texts.content(message, "content", PARTS);
        texts.member(message, "refusal");
        for (JsonNode call : message.path("tool_calls")) {
            texts.json(call.path("function"), "arguments");
            texts.member(call.path("custom"), "input");
        }
        texts.json(message.path("function_call"), "arguments");
    }
}

package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The texts of asks and answers in Anthropic's form. Thoughts are signed, so they stay as they are in asks. */
public final class MessagesTexts {
    private static final Set<String> TEXT = Set.of("text");

    private MessagesTexts() {}

    /** Of an ask. */
    public static void ofAsk(JsonNode body, TextVisitor visitor) {
        new Texts(visitor, TextSource.BACKEND).content(body, "system", TEXT);
        for (JsonNode message : body.path("messages")) {
            boolean system = message.path("role").asText().equals("system");
            Texts texts = new Texts(visitor, system ? TextSource.BACKEND : TextSource.CALLER);
            texts.member(message, "content");
            message.path("content").forEach(block -> block(block, texts, visitor));
        }
    }

    /** Of a whole answer. */
    public static void ofAnswer(JsonNode body, TextVisitor visitor) {
        Texts texts = new Texts(visitor, TextSource.CALLER);
        for (JsonNode block : body.path("content")) {
            new Texts(visitor, TextSource.THOUGHT).member(block, "thinking");
            block(block, texts, visitor);
        }
    }

    private static void block(JsonNode block, Texts texts, TextVisitor visitor) {
        Texts indirect = new Texts(visitor, TextSource.INDIRECT);
        switch (block.path("type").asText()) {
            case "text" -> texts.member(block, "text");
            case "tool_use", "server_tool_use", "mcp_tool_use" -> texts.tree(block, "input");
            case "document" -> document(block, indirect);
            case "search_result" -> {
                indirect.member(block, "title");
                indirect.content(block, "content", TEXT);
            }
            case "tool_result", "mcp_tool_result" -> {
                indirect.content(block, "content", TEXT);
                block.path("content").forEach(part -> {
                    if (!part.path("type").asText().equals("text")) {
                        block(part, indirect, visitor);
                    }
                });
            }
            default -> {
                // pictures, thoughts, and what a provider's own tools gave back, encrypted
            }
        }
    }

    private static void document(JsonNode block, Texts indirect) {
        indirect.member(block, "title");
        indirect.member(block, "context");
        JsonNode source = block.path("source");
        if (source.path("type").asText().equals("text")) {
            indirect.member(source, "data");
        }
        indirect.content(source, "content", TEXT);
    }
}

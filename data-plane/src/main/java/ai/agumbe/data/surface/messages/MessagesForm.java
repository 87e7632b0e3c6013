package ai.agumbe.data.surface.messages;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.surface.Members;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.body.MessagesTexts;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages. */
public final class MessagesForm implements SurfaceForm {
    private static final Set<String> PASSED = Set.of("anthropic-version", "anthropic-beta");
    private static final long CHARACTERS_PER_TOKEN = 4;

    @Override
    public void check(ObjectNode body) {
        checkMessages(body.path("messages"));
        if (body.path("max_tokens").isMissingNode()) {
            throw Members.invalid("max_tokens", "is missing");
        }
        Members.checkBound(body, "max_tokens");
    }

    /** Of an ask whose answer has no bound, because nobody will answer it. */
    public static void checkMessages(JsonNode messages) {
        if (messages.isMissingNode()) {
            throw Members.invalid("messages", "is missing");
        }
        if (!messages.isArray() || messages.isEmpty()) {
            throw Members.invalid("messages", "must be a non-empty array");
        }
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String path = "messages[" + i + "]";
            if (!message.isObject()) {
                throw Members.invalid(path, "must be an object");
            }
            if (!message.path("role").isTextual()) {
                throw Members.invalid(path + ".role", "must be user or assistant");
            }
            JsonNode content = message.path("content");
            if (!content.isTextual() && !content.isArray()) {
                throw Members.invalid(path + ".content", "must be a string or an array of blocks");
            }
        }
    }

    @Override
    public long estimatedTokens(ObjectNode body) {
        return tokens(body);
    }

    /** Of everything that a model reads. */
    public static long tokens(JsonNode body) {
        long characters = characters(body.path("system")) + characters(body.path("tools"));
        long turns = 0;
        for (JsonNode message : body.path("messages")) {
            characters += characters(message.path("content"));
            turns += CHARACTERS_PER_TOKEN;
        }
        return TokenEstimate.ofText(characters) + turns;
    }

    /** Characters of all texts, the bytes of pictures and files aside. */
    private static long characters(JsonNode tree) {
        if (tree.isTextual()) {
            return tree.textValue().length();
        }
        if (tree.path("type").asText().equals("base64") && tree.has("data")) {
            return 0;
        }
        long characters = 0;
        for (JsonNode child : tree) {
            characters += characters(child);
        }
        return characters;
    }

    @Override
    public @Nullable Integer maxTokens(ObjectNode body) {
        return Members.boundOrNull(body, "max_tokens");
    }

    @Override
    public void setMaxTokens(ObjectNode body, int most) {
        body.put("max_tokens", most);
    }

    @Override
    public ChatForm chatForm(ObjectNode body) {
        return ChatForm.translated(() -> MessagesRequest.toChat(body));
    }

    @Override
    public @Nullable String endUser(ObjectNode body) {
        JsonNode user = body.path("metadata").path("user_id");
        return user.isTextual() ? user.textValue() : null;
    }

    @Override
    public Set<String> passedHeaders() {
        return PASSED;
    }

    @Override
    public void askTexts(ObjectNode body, TextVisitor visitor) {
        MessagesTexts.ofAsk(body, visitor);
    }

    @Override
    public void answerTexts(ObjectNode body, TextVisitor visitor) {
        MessagesTexts.ofAnswer(body, visitor);
    }

    @Override
    public ObjectNode answer(Prompt prompt, Completion completion) {
        return completion.shape() == Shape.NATIVE ? completion.body() : MessageAnswer.of(completion);
    }
}

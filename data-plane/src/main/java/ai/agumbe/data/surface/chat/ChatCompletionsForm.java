package ai.agumbe.data.surface.chat;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.surface.Members;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.body.ChatTexts;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat completions. */
public final class ChatCompletionsForm implements SurfaceForm {
    /** Three names of one value; the first that is there counts. */
    private static final List<String> MAX_TOKENS = List.of("max_completion_tokens", "max_tokens", "max_output_tokens");

    @Override
    public void check(ObjectNode body) {
        MessageCheck.check(body.path("messages"));
        unifyMaxTokens(body);
    }

    private static void unifyMaxTokens(ObjectNode body) {
        boolean found = false;
        for (String name : MAX_TOKENS) {
            JsonNode value = body.path(name);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            Members.checkBound(body, name);
            if (found) {
                body.remove(name);
            }
            found = true;
        }
        JsonNode renamed = body.remove("max_output_tokens");
        if (renamed != null && !renamed.isNull()) {
            body.set(MAX_TOKENS.getFirst(), renamed);
        }
    }

    @Override
    public long estimatedTokens(ObjectNode body) {
        return TokenEstimate.ofMessages(body.path("messages"));
    }

    @Override
    public @Nullable Integer maxTokens(ObjectNode body) {
        return Members.boundOrNull(body, nameOfBound(body));
    }

    @Override
    public void setMaxTokens(ObjectNode body, int most) {
        body.put(nameOfBound(body), most);
    }

    /** The name that the caller chose, for not every provider knows each. */
    private static String nameOfBound(ObjectNode body) {
        return MAX_TOKENS.stream().filter(body::hasNonNull).findFirst().orElse(MAX_TOKENS.getFirst());
    }

    @Override
    public ChatForm chatForm(ObjectNode body) {
        return ChatForm.as(body);
    }

    @Override
    public void askTexts(ObjectNode body, TextVisitor visitor) {
        ChatTexts.ofAsk(body, visitor);
    }

    @Override
    public void answerTexts(ObjectNode body, TextVisitor visitor) {
        ChatTexts.ofAnswer(body, visitor);
    }

    @Override
    public ObjectNode answer(Prompt prompt, Completion completion) {
        return completion.body();
    }
}

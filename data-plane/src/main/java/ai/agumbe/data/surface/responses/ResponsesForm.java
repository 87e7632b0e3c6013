package ai.agumbe.data.surface.responses;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.surface.Members;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.body.ResponsesTexts;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses. */
public final class ResponsesForm implements SurfaceForm {
    private static final long TOKENS_PER_MESSAGE = 4;

    @Override
    public void check(ObjectNode body) {
        checkInput(body);
        Members.checkBound(body, "max_output_tokens");
    }

    /** The ask stands in the input, or where the provider keeps it. */
    private static void checkInput(ObjectNode body) {
        JsonNode input = body.path("input");
        if (input.isMissingNode() || input.isNull()) {
            if (body.hasNonNull("prompt")
                    || body.hasNonNull("previous_response_id")
                    || body.hasNonNull("conversation")) {
                return;
            }
            throw Members.invalid("input", "is missing");
        }
        if (!input.isTextual() && !input.isArray()) {
            throw Members.invalid("input", "must be a string or an array of items");
        }
        for (int i = 0; i < input.size(); i++) {
            if (!input.get(i).isObject()) {
                throw Members.invalid("input[" + i + "]", "must be an object");
            }
        }
    }

    @Override
    public long estimatedTokens(ObjectNode body) {
        JsonNode input = body.path("input");
        long characters = TokenEstimate.charactersIn(body.path("instructions")) + TokenEstimate.charactersIn(input);
        return TokenEstimate.ofText(characters) + TOKENS_PER_MESSAGE * Math.max(1, input.size());
    }

    @Override
    public @Nullable Integer maxTokens(ObjectNode body) {
        return Members.boundOrNull(body, "max_output_tokens");
    }

    @Override
    public void setMaxTokens(ObjectNode body, int most) {
        body.put("max_output_tokens", most);
    }

    @Override
    public ChatForm chatForm(ObjectNode body) {
        return ChatForm.translated(() -> ResponsesRequest.toChat(body));
    }

    @Override
    public void askTexts(ObjectNode body, TextVisitor visitor) {
        ResponsesTexts.ofAsk(body, visitor);
    }

    @Override
    public void answerTexts(ObjectNode body, TextVisitor visitor) {
        ResponsesTexts.ofAnswer(body, visitor);
    }

    @Override
    public ObjectNode answer(Prompt prompt, Completion completion) {
        return completion.shape() == Shape.NATIVE ? completion.body() : ResponseAnswer.of(prompt, completion);
    }
}

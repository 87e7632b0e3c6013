package ai.agumbe.data.surface.chat;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.body.EmbeddingsTexts;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings. */
public final class EmbeddingsForm implements SurfaceForm {
    @Override
    public void check(ObjectNode body) {
        InputCheck.check(body.path("input"));
    }

    @Override
    public long estimatedTokens(ObjectNode body) {
        return TokenEstimate.ofInput(body.path("input"));
    }

    @Override
    public ChatForm chatForm(ObjectNode body) {
        return ChatForm.as(body);
    }

    @Override
    public void askTexts(ObjectNode body, TextVisitor visitor) {
        EmbeddingsTexts.ofAsk(body, visitor);
    }

    @Override
    public ObjectNode answer(Prompt prompt, Completion completion) {
        return completion.body();
    }
}

package ai.agumbe.data.surface.messages;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A message whose tokens are to be counted; nobody will answer it. */
public final class CountingForm implements SurfaceForm {
    private final MessagesForm messages = new MessagesForm();

    @Override
    public void check(ObjectNode body) {
        MessagesForm.checkMessages(body.path("messages"));
    }

    @Override
    public long estimatedTokens(ObjectNode body) {
        return messages.estimatedTokens(body);
    }

    @Override
    public ChatForm chatForm(ObjectNode body) {
        return messages.chatForm(body);
    }

    @Override
    public void askTexts(ObjectNode body, TextVisitor visitor) {
        messages.askTexts(body, visitor);
    }

    @Override
    public Set<String> passedHeaders() {
        return messages.passedHeaders();
    }

    @Override
    public ObjectNode answer(Prompt prompt, Completion completion) {
        return completion.body();
    }
}

package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.body.ChatTexts;
import ai.agumbe.model.body.Probabilities;
import ai.agumbe.model.guard.ContentLength;
import ai.agumbe.model.screen.RemotePass;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.TextLength;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Holds the texts of asks and whole answers against a policy: what comes out may go on. */
final class ScreenedTexts {
    private ScreenedTexts() {}

    /** The ask as it may go to a provider. */
    static Prompt ask(Prompt prompt, SurfaceForm form, Screening screening) {
        if (!screening.readsInput()) {
            return prompt;
        }
        String param =
                prompt.surface() == Surface.EMBEDDINGS || prompt.surface() == Surface.RESPONSES ? "input" : "messages";
        ObjectNode body = prompt.body();
        if (!screening.policy().contentLength().equals(ContentLength.ANY)) {
            TextLength length = new TextLength();
            form.askTexts(body, length);
            screening.measure(length.characters(), param);
        }
        ReadFirst read = new ReadFirst(screening.input(param));
        try (RemotePass others = screening.remoteInput(param, visitor -> form.askTexts(body, new ReadFirst(visitor)))) {
            form.askTexts(body, read);
            if (others.changes()) {
                read = new ReadFirst(others.before(screening.input(param)));
                form.askTexts(body, read);
            }
        }
        return read.changes() ? changed(prompt, form, read) : prompt;
    }

    /** Most asks go on as they came, so the body is copied only here. */
    private static Prompt changed(Prompt prompt, SurfaceForm form, ReadFirst read) {
        ObjectNode body = prompt.body().deepCopy();
        form.askTexts(body, read.puttingIn());
        return prompt.with(body, form.chatForm(body));
    }

    /** The answer as its caller may see it. */
    static Completion answer(Completion completion, Prompt prompt, SurfaceForm form, Screening screening) {
        if (!screening.readsOutput() || prompt.kind() != ModelKind.CHAT) {
            return completion;
        }
        ObjectNode body = completion.body();
        Probabilities.leaveOut(body);
        ObjectNode said = screening.tellsOfAnswers() ? body.deepCopy() : body;
        try (RemotePass others =
                screening.remoteOutput(visitor -> answerTexts(said.deepCopy(), completion.shape(), form, visitor))) {
            answerTexts(body, completion.shape(), form, screening.output());
            if (others.changes()) {
                answerTexts(said, completion.shape(), form, others.before(screening.output()));
                body.setAll(said);
            }
        }
        return completion;
    }

    private static void answerTexts(ObjectNode body, Shape shape, SurfaceForm form, TextVisitor visitor) {
        if (shape == Shape.NATIVE) {
            form.answerTexts(body, visitor);
        } else {
            ChatTexts.ofAnswer(body, visitor);
        }
    }
}

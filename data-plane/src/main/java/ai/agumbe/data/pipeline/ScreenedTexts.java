package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.screen.Screening;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.data.surface.TextSource;
import ai.agumbe.data.surface.TextVisitor;
import ai.agumbe.data.surface.chat.ChatTexts;
import ai.agumbe.model.guard.ContentLength;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicLong;

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
        ObjectNode body = Json.object().setAll(prompt.body().deepCopy());
        if (!screening.policy().contentLength().equals(ContentLength.ANY)) {
            AtomicLong characters = new AtomicLong();
            form.askTexts(body, counting(characters));
            screening.measure(characters.get(), param);
        }
        form.askTexts(body, screening.input(param));
        return new Prompt(
                prompt.surface(),
                body,
                form.chatForm(body),
                prompt.model(),
                prompt.stream(),
                prompt.usageWanted(),
                prompt.estimatedTokens(),
                prompt.headers());
    }

    /** The answer as its caller may see it. */
    static Completion answer(Completion completion, Prompt prompt, SurfaceForm form, Screening screening) {
        if (!screening.readsOutput() || prompt.kind() != ModelKind.CHAT) {
            return completion;
        }
        ObjectNode body = completion.body();
        if (completion.shape() == Shape.NATIVE) {
            form.answerTexts(body, screening.output());
        } else {
            ChatTexts.ofAnswer(body, screening.output());
            body.path("choices").forEach(ScreenedTexts::withoutProbabilities);
        }
        return completion;
    }

    /** They spell out what was said, word for word. */
    private static void withoutProbabilities(JsonNode choice) {
        if (choice.has("logprobs") && choice instanceof ObjectNode told) {
            told.putNull("logprobs");
        }
    }

    private static TextVisitor counting(AtomicLong characters) {
        return new TextVisitor() {
            @Override
            public String text(String text, TextSource source) {
                characters.addAndGet(text.length());
                return text;
            }

            @Override
            public String json(String text, TextSource source) {
                return text(text, source);
            }
        };
    }
}

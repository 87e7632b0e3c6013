package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.data.surface.chat.ChatCompletionsForm;
import ai.agumbe.data.surface.chat.EmbeddingsForm;
import ai.agumbe.data.surface.messages.MessagesForm;
import ai.agumbe.data.surface.responses.ResponsesForm;

/** The form of each surface. */
final class SurfaceForms {
    private static final SurfaceForm CHAT_COMPLETIONS = new ChatCompletionsForm();
    private static final SurfaceForm EMBEDDINGS = new EmbeddingsForm();
    private static final SurfaceForm RESPONSES = new ResponsesForm();
    private static final SurfaceForm MESSAGES = new MessagesForm();

    private SurfaceForms() {}

    static SurfaceForm of(Surface surface) {
        return switch (surface) {
            case CHAT_COMPLETIONS -> CHAT_COMPLETIONS;
            case EMBEDDINGS -> EMBEDDINGS;
            case RESPONSES -> RESPONSES;
            case MESSAGES -> MESSAGES;
        };
    }
}

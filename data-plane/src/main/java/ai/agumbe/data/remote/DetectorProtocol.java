package ai.agumbe.data.remote;

import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.Stage;
import ai.agumbe.model.screen.TextSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How a kind of detector is asked, and what its replies mean. */
interface DetectorProtocol {
    static DetectorProtocol of(RemoteDetector.Protocol protocol) {
        return switch (protocol) {
            case WEBHOOK -> new Webhook();
            case OPENAI_MODERATION -> new OpenAiModeration();
            case PRESIDIO -> new Presidio();
            case LLAMA_GUARD -> new LlamaGuard();
            case LITELLM -> new LiteLlmGuardrail();
            case JUDGE -> new ModelJudge();
        };
    }

    /** Whether texts of that source are for it. */
    default boolean reads(Stage stage, TextSource source) {
        return true;
    }

    /** Whether what it says of a text depends on what was asked. */
    default boolean judgesByWhatWasAsked(Stage stage) {
        return false;
    }

    /** The texts of each request. */
    default List<List<RemoteText>> parts(List<RemoteText> texts) {
        return List.of(texts);
    }

    ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked);

    /** @throws UnreadableVerdictException when it is no such reply */
    Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply);
}

package ai.agumbe.simulator.call;

import ai.agumbe.simulator.anthropic.Messages;
import ai.agumbe.simulator.anthropic.TokenCount;
import ai.agumbe.simulator.dialect.Dialect;
import ai.agumbe.simulator.gemini.GenerateContent;
import ai.agumbe.simulator.gemini.GenerateContent.Delivery;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.openai.ChatCompletions;
import ai.agumbe.simulator.openai.Embeddings;
import ai.agumbe.simulator.openai.Responses;
import org.jspecify.annotations.Nullable;

/** The paths of the three providers. */
final class Operations {
    static final String GEMINI_MODELS = "/v1beta/models/";

    private final Dialect generateContent = new GenerateContent(Delivery.WHOLE);
    private final Dialect streamGenerateContent = new GenerateContent(Delivery.STREAM);
    private final Operation chatCompletions = new Operation(new ChatCompletions(), "");
    private final Operation embeddings = new Operation(new Embeddings(), "");
    private final Operation responses = new Operation(new Responses(), "");
    private final Operation messages = new Operation(new Messages(), "");
    private final Operation tokenCount = new Operation(new TokenCount(), "");

    @Nullable Operation find(String path) {
        return switch (path) {
            case "/v1/chat/completions" -> chatCompletions;
            case "/v1/embeddings" -> embeddings;
            case "/v1/responses" -> responses;
            case "/v1/messages" -> messages;
            case "/v1/messages/count_tokens" -> tokenCount;
            default -> path.startsWith(GEMINI_MODELS) ? gemini(path) : null;
        };
    }

    private @Nullable Operation gemini(String path) {
        int colon = path.lastIndexOf(':');
        if (colon <= GEMINI_MODELS.length()) {
            return null;
        }
        String model = Request.decoded(path.substring(GEMINI_MODELS.length(), colon));
        return switch (path.substring(colon + 1)) {
            case "generateContent" -> new Operation(generateContent, model);
            case "streamGenerateContent" -> new Operation(streamGenerateContent, model);
            default -> null;
        };
    }

    /** Gemini answers a stream as one JSON array unless it is asked for events; only events are simulated. */
    static boolean lacksEventStream(Operation operation, Request request) {
        return request.path().endsWith(":streamGenerateContent")
                && !operation.operand().isEmpty()
                && !"sse".equals(request.parameter("alt"));
    }

    /** Who words an error about a path that is none of the above. */
    Dialect wordsErrorsOf(String path) {
        return path.startsWith("/v1beta/") ? generateContent : chatCompletions.dialect();
    }
}

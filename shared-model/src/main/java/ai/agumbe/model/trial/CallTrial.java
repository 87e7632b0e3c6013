package ai.agumbe.model.trial;

import ai.agumbe.model.body.ChatTexts;
import ai.agumbe.model.body.EmbeddingsTexts;
import ai.agumbe.model.body.MessagesTexts;
import ai.agumbe.model.body.ResponsesTexts;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.screen.Decision;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.TextLength;
import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a policy would have done about one call.
 *
 * @param end how far the call would have come
 */
record CallTrial(List<Decision> decisions, End end) {
    /** How far a call comes. */
    enum End {
        /** Nobody would have been asked, nor paid. */
        REFUSED,
        /** The provider would have been paid for an answer that nobody sees. */
        WITHHELD,
        ANSWERED
    }

    static CallTrial of(Screen screen, PastCall call) {
        Screening screening = new Screening(screen, call.grounding());
        End end = End.REFUSED;
        try {
            requireAllowed(screening, call.models());
            ask(screening, call);
            end = End.WITHHELD;
            answer(screening, call);
            end = End.ANSWERED;
        } catch (GatewayException blocked) {
            // what was decided says why
        }
        return new CallTrial(screening.decisions(), end);
    }

    private static void requireAllowed(Screening screening, List<String> models) {
        List<String> allowed = screening.policy().allowedModels();
        if (!allowed.isEmpty() && !models.isEmpty() && models.stream().noneMatch(allowed::contains)) {
            throw screening.blocked(Guardrail.ALLOWED_MODELS, "model", "not listed");
        }
    }

    private static void ask(Screening screening, PastCall call) {
        if (screening.readsInput()) {
            TextLength length = new TextLength();
            askTexts(call, call.request(), length);
            screening.measure(length.characters(), "request");
            askTexts(call, call.request().deepCopy(), screening.input("request"));
        }
    }

    private static void askTexts(PastCall call, JsonNode body, TextVisitor visitor) {
        switch (call.kind()) {
            case "messages" -> MessagesTexts.ofAsk(body, visitor);
            case "responses" -> ResponsesTexts.ofAsk(body, visitor);
            case "embeddings" -> EmbeddingsTexts.ofAsk(body, visitor);
            default -> ChatTexts.ofAsk(body, visitor);
        }
    }

    private static void answer(Screening screening, PastCall call) {
        if (!screening.readsOutput() || call.kind().equals("embeddings")) {
            return;
        }
        TextVisitor visitor = screening.output();
        JsonNode body = call.answer().deepCopy();
        if (body.isTextual()) {
            visitor.text(body.textValue(), TextSource.CALLER);
        } else if (body.path("streamed").isObject()) {
            streamed(body.path("streamed"), visitor);
        } else {
            switch (call.kind()) {
                case "messages" -> MessagesTexts.ofAnswer(body, visitor);
                case "responses" -> ResponsesTexts.ofAnswer(body, visitor);
                default -> ChatTexts.ofAnswer(body, visitor);
            }
        }
    }

    /** Texts by the places that their pieces stood in, such as {@code choices[0].content}. */
    private static void streamed(JsonNode texts, TextVisitor visitor) {
        texts.properties().forEach(text -> {
            String place = text.getKey().substring(text.getKey().lastIndexOf('.') + 1);
            String said = text.getValue().asText();
            switch (place) {
                case "finish_reason", "stop_reason", "name", "id", "stop_sequence" -> {
                    // nothing that was said
                }
                case "arguments", "partial_json", "function_call_arguments" -> visitor.json(said, TextSource.CALLER);
                case "thinking", "reasoning", "reasoning_content", "reasoning_text", "reasoning_summary_text" ->
                    visitor.text(said, TextSource.THOUGHT);
                default -> visitor.text(said, TextSource.CALLER);
            }
        });
    }
}

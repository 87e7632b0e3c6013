package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Writes a whole {@code chat.completion}, choice by choice. */
public final class ChatAnswer {
    private final ObjectNode body;
    private final ArrayNode choices;

    public ChatAnswer(ChatHead head) {
        body = head.open("chat.completion");
        choices = body.putArray("choices");
    }

    public void choice(ObjectNode message, String finishReason) {
        choices.addObject()
                .put("index", choices.size() - 1)
                .<ObjectNode>set("message", message)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
    }

    /** @param told empty when the provider did not say: then it is estimated */
    public Completion sold(Optional<Tokens> told, Prompt prompt) {
        Usage usage = told.map(Usage::told)
                .orElseGet(() -> Usage.estimated(
                        prompt.estimatedTokens(), TokenEstimate.ofText(TokenEstimate.charactersIn(choices))));
        body.set("usage", ChatUsage.of(usage.tokens()));
        return new Completion(body, usage);
    }
}

package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    public Completion sold(Tokens tokens) {
        body.set("usage", ChatUsage.of(tokens));
        return new Completion(body, Usage.told(tokens));
    }
}

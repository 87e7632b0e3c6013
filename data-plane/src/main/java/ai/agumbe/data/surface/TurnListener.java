package ai.agumbe.data.surface;

import com.fasterxml.jackson.databind.JsonNode;

/** Hears a model's turn part by part: each is opened, told and closed before the next one opens. */
public interface TurnListener {
    void open(TurnPart part);

    /**
     * More of the open part.
     *
     * @param logprobs of the tokens in it; a missing node when unknown
     */
    void more(String text, JsonNode logprobs);

    /** Where something in the open text is from, in chat's words; most surfaces have none of their own for it. */
    default void cite(JsonNode annotation) {
        // said by the text alone
    }

    /** @param seal a thought as its provider wants it back, signed; a missing node when it has no signature */
    void close(JsonNode seal);
}

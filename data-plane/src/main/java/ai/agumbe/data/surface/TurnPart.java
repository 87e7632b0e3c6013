package ai.agumbe.data.surface;

import com.fasterxml.jackson.databind.JsonNode;

/** What a model's turn is made of, in the order in which it is told. */
public sealed interface TurnPart {
    /** What it thought, as far as it shows. */
    record Thought() implements TurnPart {}

    /** A thought that only its provider can read. */
    record HiddenThought(JsonNode block) implements TurnPart {}

    record Text() implements TurnPart {}

    record Refusal() implements TurnPart {}

    /**
     * A call of a tool.
     *
     * @param extra what the provider wants back with it; a missing node when nothing
     */
    record Call(String id, String name, JsonNode extra) implements TurnPart {}
}

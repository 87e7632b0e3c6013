package ai.agumbe.data.remote;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one request to a detector. */
public sealed interface Heard {
    /** What it said. */
    record Reply(JsonNode body) implements Heard {}

    /**
     * It said nothing that can be read.
     *
     * @param asked whether it was asked at all: else this says nothing about it
     */
    record Nothing(boolean asked) implements Heard {}
}

package ai.agumbe.sdk.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A type that answers are to be of. */
public record River(
        @JsonProperty("name") String name,
        @JsonProperty("length_km") int lengthKm) {}

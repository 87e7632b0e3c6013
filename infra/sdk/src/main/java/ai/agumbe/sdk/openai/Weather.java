package ai.agumbe.sdk.openai;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** A tool, as the SDK makes one of a class. */
@JsonTypeName("weather")
@JsonClassDescription("The weather of a city.")
public record Weather(
        @JsonProperty("city") String city,
        @JsonProperty("days") int days) {}

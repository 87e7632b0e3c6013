package ai.agumbe.sdk.openai;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** Another tool. */
@JsonTypeName("tides")
@JsonClassDescription("The tides of a harbour.")
public record Tides(@JsonProperty("harbour") String harbour) {}

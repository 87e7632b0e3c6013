package ai.agumbe.simulator.generation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool the caller offers.
 *
 * @param schema of its arguments; may be a missing node
 */
public record Tool(String name, JsonNode schema) {}
